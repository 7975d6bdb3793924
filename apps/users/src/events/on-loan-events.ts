import type { EventHandlers } from '#messaging/event-handlers.ts';
import type { UsersContext } from '../context.ts';
import { projectBalance, projectLoan, type LoanEvent } from '../store/reader-loans.ts';

/** Keeps each reader's loans and balance as the loans service has them. Versions make it safe to repeat. */
export function onLoanEvents({ db, profiles }: UsersContext): EventHandlers {
  const project = async ({ data }: { data: LoanEvent }): Promise<void> => {
    await projectLoan(db, data);
    await profiles.drop(data.reader_id);
  };
  return {
    'loan.issued': project,
    'loan.renewed': project,
    'loan.returned': project,
    'loan.overdue': project,
    'reader.balance_changed': async ({ data }) => {
      await projectBalance(db, data);
    },
  };
}
