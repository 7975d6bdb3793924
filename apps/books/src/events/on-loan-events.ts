import type { EventHandlers } from '#messaging/event-handlers.ts';
import { dayOf, type BooksContext } from '../context.ts';
import { keepBranch } from '../store/branches.ts';
import { markLent, markLost } from '../store/copies.ts';
import { endKeptCopy } from '../use-cases/end-kept-copy.ts';
import { shelveReturned } from '../use-cases/return-copy.ts';

/**
 * Copies follow their loans: on loan when one is issued, back on the shelf, or on their way home, when it is returned. An
 * allocation passes through its states once, and a branch counts its changes, so a repeated event changes nothing.
 */
export function onLoanEvents({ db, commit, now }: BooksContext): EventHandlers {
  return {
    'loan.issued': {
      together: async (events) => {
        await markLent(db, loanIds(events), dayOf(now()));
      },
    },
    'loan.returned': {
      together: async (events) => {
        const returns = events.map(({ data: { loan_id: loanId, branch_id: branch, hold, damaged: isDamaged } }) => ({
          loanId,
          branch,
          isDamaged,
          ...(hold && { hold: { id: hold.hold_id, branch: hold.branch_id } }),
        }));
        await commit((tx, outbox) => shelveReturned(tx, outbox, returns));
      },
    },
    'loan.lost': {
      together: async (events) => {
        await commit(async (tx) => {
          await markLent(tx, loanIds(events), dayOf(now()));
          await markLost(tx, loanIds(events));
        });
      },
    },
    'hold.ended': ({ data }) => endKeptCopy({ commit }, data.hold_id),
    'branch.changed': ({ data: { branch_id: id, name, version } }) => keepBranch(db, { id, name, version }),
    'branch.removed': ({ data: { branch_id: id, version } }) => keepBranch(db, { id, name: null, version }),
  };
}

const loanIds = (events: { data: { loan_id: string } }[]): string[] => events.map(({ data }) => data.loan_id);
