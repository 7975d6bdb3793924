import type { EventHandlers } from '#messaging/event-handlers.ts';
import type { UsersContext } from '../context.ts';
import { forgetLoans, projectBalances, projectLoans, type LoanEvent } from '../store/reader-loans.ts';

/** Keeps a projection of each reader's loans and balance. Versions make it safe to repeat. */
export function onLoanEvents({ db, profiles }: UsersContext): EventHandlers {
  const project = {
    together: async (events: { data: LoanEvent }[]): Promise<void> => {
      const readers = await projectLoans(
        db,
        events.map(({ data }) => data),
      );
      await profiles.drop(...readers);
    },
  };
  return {
    'loan.issued': project,
    'loan.renewed': project,
    'loan.claimed_returned': project,
    'loan.claim_withdrawn': project,
    'loan.due_date_changed': project,
    // For its reader, the loan is over.
    'loan.lost': {
      together: (events) =>
        project.together(events.map(({ data }) => ({ data: { ...data, returned_at: data.lost_at } }))),
    },
    'loan.returned': project,
    'loan.overdue': project,
    'loan.anonymised': {
      together: async (events) => {
        const readers = await forgetLoans(
          db,
          events.map(({ data }) => data),
        );
        await profiles.drop(...readers);
      },
    },
    'reader.balance_changed': {
      together: async (events) => {
        await projectBalances(
          db,
          events.map(({ data }) => data),
        );
      },
    },
  };
}
