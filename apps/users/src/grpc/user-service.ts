import { sql, type Kysely } from 'kysely';
import type {
  CardHolder,
  CardRequest,
  HealthRequest,
  Healthy,
  UserLoanInfo,
  UserRequest,
  UserServiceServer,
  UsersLoanInfo,
  UsersRequest,
} from '#contracts/proto/users.ts';
import { apiError, invalidField } from '#errors';
import { isScannedCode } from '#core/scanned-code.ts';
import { isUuid } from '#http/formats.ts';
import { answerCall, type CallAnswering } from '#platform/grpc-server.ts';
import { standingOf, type Standing } from '../domain/standing.ts';
import type { Tables } from '../store/schema.ts';
import { findCardHolder } from '../use-cases/find-card-holder.ts';
import { findUser, findUsers, readerOf, type UserRow } from '../store/users.ts';

type Options = CallAnswering & { db: Kysely<Tables>; today: () => string };

const MOST_AT_ONCE = 500;

/** The service of contracts/proto/users.proto. */
export function userService({ db, today, ...answering }: Options): UserServiceServer {
  return {
    getUserLoanInfo: answerCall<UserRequest, UserLoanInfo>(answering, async ({ user_id: id }) => {
      if (!isUuid(id)) throw invalidField('user_id', 'not_uuid');
      const day = today();
      const user = await findUser(db, id, day);
      if (!user) throw apiError('user_not_found');
      return present(standingOf(readerOf(user), day), user);
    }),
    getUsersLoanInfo: answerCall<UsersRequest, UsersLoanInfo>(answering, async ({ user_ids: ids }) => {
      if (!ids.every(isUuid)) throw invalidField('user_ids', 'not_uuid');
      if (ids.length > MOST_AT_ONCE) throw invalidField('user_ids', 'too_many', { at_most: MOST_AT_ONCE });
      const day = today();
      const users = await findUsers(db, ids, day);
      return {
        users: users.map((user) => ({ user_id: user.id, info: present(standingOf(readerOf(user), day), user) })),
      };
    }),
    findCardHolder: answerCall<CardRequest, CardHolder>(answering, async ({ card_number: card }) => {
      if (!isScannedCode(card)) throw invalidField('card_number', 'not_scanned_code');
      return { user_id: (await findCardHolder(db, card, today())).id };
    }),
    checkHealth: answerCall<HealthRequest, Healthy>(answering, async () => {
      await sql`select 1`.execute(db);
      return {};
    }),
  };
}

const present = (standing: Standing, { email, language, expires_on }: UserRow): UserLoanInfo => ({
  active_loans_count: standing.activeLoans,
  has_overdue: standing.hasOverdue,
  max_loan_limit: standing.loanLimit,
  patron_category: standing.category,
  blocked: standing.forbidden.includes('borrow'),
  renewals_blocked: standing.forbidden.includes('renew'),
  holds_blocked: standing.forbidden.includes('hold'),
  expired: standing.expired,
  unverified: standing.unverified,
  agreement_missing: standing.agreementMissing,
  email: standing.unverified ? '' : email,
  language,
  expires_on: expires_on ?? '',
  overdue_limit: standing.limits.overdueLoans,
  lost_limit: standing.limits.lostCopies,
  balance_limit_minor: standing.limits.balanceMinor,
  limits_refuse: [...(standing.limits.refuses ?? [])],
});
