import type { operations } from '#contracts/loans.ts';
import { apiError } from '#errors';
import { libraryDay, startOfDay, type LocalDate } from '#core/library-day.ts';
import { noContent } from '#http/idempotency.ts';
import type { OperationHandlers } from '#http/operations.ts';
import { momentOf, type LoansContext } from '../context.ts';
import { nextOpening, type Calendar } from '../domain/calendar.ts';
import { dueAfter } from '../domain/due-date.ts';
import {
  fittingPolicies,
  holdLimitOf,
  inForce,
  isForLoan,
  isSameRow,
  limitingRow,
  loanPeriod,
  namedBy,
  type LendingPolicy,
} from '../domain/lending-policy.ts';
import { MAIN_BRANCH } from '../domain/opening-hours.ts';
import type { FineSum } from '../domain/policy-simulation.ts';
import { putLendingPolicy } from '../use-cases/put-lending-policy.ts';
import { removeLendingPolicy } from '../use-cases/remove-lending-policy.ts';
import { requireNear } from '../use-cases/require-near.ts';
import { simulatePolicies } from '../use-cases/simulate-policies.ts';
import { presentDue } from './present.ts';
import { lendingTerms, policyKey, presentPolicy, presentVersion } from './lending-policy.ts';

type PolicyOperations = Pick<
  OperationHandlers<operations>,
  | 'listLendingPolicies'
  | 'listLendingPolicyVersions'
  | 'explainLendingPolicy'
  | 'simulateLendingPolicies'
  | 'putLendingPolicy'
  | 'removeLendingPolicy'
>;

/** More than that, nobody reads. */
const MOST_VERSIONS = 1000;

const presentSum = ({ loans, amountMinor }: FineSum) => ({ loans, amount_minor: amountMinor });

/** On another day than this one: as soon as the branch opens, or the day begins. */
function lentOn(on: LocalDate, calendar: Calendar, now: Date): Date {
  if (on === libraryDay(now, calendar.timeZone)) return now;
  const begins = startOfDay(on, calendar.timeZone);
  const opening = nextOpening(calendar, begins);
  return opening && libraryDay(opening, calendar.timeZone) === on ? opening : begins;
}

export function policyOperations(context: LoansContext): PolicyOperations {
  const { commit, currency, policies, calendars } = context;
  return {
    listLendingPolicies: async ({ query }) => {
      const on = query.on ?? momentOf(context).today;
      const versions = await policies.versions();
      const planned = versions
        .filter(({ validFrom }) => validFrom !== undefined && validFrom > on)
        .sort((one, other) => ((one.validFrom ?? '') < (other.validFrom ?? '') ? -1 : 1))
        .slice(0, MOST_VERSIONS);
      return {
        status: 200,
        body: { items: inForce(versions, on).map(presentPolicy), planned: planned.map(presentVersion), currency },
      };
    },

    listLendingPolicyVersions: async ({ path }) => {
      const versions = (await policies.versions()).filter((version) => isSameRow(version, policyKey(path)));
      return {
        status: 200,
        body: { items: versions.toReversed().slice(0, MOST_VERSIONS).map(presentVersion), currency },
      };
    },

    explainLendingPolicy: async ({ query }) => {
      const { patron_category, material, branch_id = MAIN_BRANCH, on = momentOf(context).today } = query;
      requireNear(context, 'on', on);
      const calendar = await calendars.of(branch_id);
      if (!calendar) throw apiError('branch_not_found');
      const fitting = fittingPolicies(await policies.on(on), policyKey({ patron_category, material, branch_id }));
      const [first] = fitting;
      const limiting = limitingRow(fitting);
      const due =
        first && isForLoan(first)
          ? dueAfter(lentOn(on, calendar, context.now()), { ...loanPeriod(first), memberUntil: undefined }, calendar)
          : undefined;
      return {
        status: 200,
        body: {
          on,
          for_loan: isForLoan(first),
          ...(due && presentDue(due)),
          hold_limit: holdLimitOf(fitting, context.holdTerms.limit),
          ...(limiting && {
            loan_limit: { limit: limiting.loanLimit, material: limiting.material, branch_id: limiting.branch },
          }),
          fitting: fitting.map((policy) => ({
            policy: presentPolicy(policy),
            decides: policy === first,
            names: namedBy(policy),
          })),
          currency,
        },
      };
    },

    simulateLendingPolicies: async ({ body: { from, until, changes } }) => {
      const simulation = await simulatePolicies(context, {
        from,
        until,
        changes: changes.map(({ terms, ...key }) => ({ ...policyKey(key), terms: terms && lendingTerms(terms) })),
      });
      return {
        status: 200,
        body: {
          loans: simulation.loans,
          more: simulation.more,
          not_judged: simulation.notJudged,
          not_lent: simulation.notLent,
          lent_longer: simulation.lentLonger,
          lent_shorter: simulation.lentShorter,
          renewals_refused: simulation.renewalsRefused,
          automatic_renewals: simulation.automaticRenewals,
          fines: { before: presentSum(simulation.fines.before), after: presentSum(simulation.fines.after) },
          losses: { before: presentSum(simulation.losses.before), after: presentSum(simulation.losses.after) },
          currency,
        },
      };
    },

    putLendingPolicy: ({ path, query, body, write }) =>
      write.answer(
        commit,
        (policy: LendingPolicy) => ({ status: 200, body: presentPolicy(policy) }),
        (committing) => putLendingPolicy(context, policyKey(path), lendingTerms(body), query.valid_from, committing),
        ({ validFrom }) => ({ facts: { valid_from: validFrom } }),
      ),

    removeLendingPolicy: ({ path, query, write }) =>
      write.answer(
        commit,
        (_removed: { from: LocalDate }) => noContent(),
        (committing) => removeLendingPolicy(context, policyKey(path), query.valid_from, committing),
        ({ from }) => ({ facts: { valid_from: from } }),
      ),
  };
}
