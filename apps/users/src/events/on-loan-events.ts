import type { EventHandlers } from '#dapr/event-doors.ts';
import { onceOnly } from '#outbox/inbox.ts';
import type { UsersContext } from '../context.ts';
import { projectBalance, projectLoan, type LoanEvent } from '../store/reader-loans.ts';

/** Keeps each reader's loans and balance as the loans service has them. */
export function onLoanEvents({ db, profiles }: UsersContext): EventHandlers {
  const project = async ({ id, data }: { id: string; data: LoanEvent }): Promise<void> => {
    await onceOnly(db, id, (tx) => projectLoan(tx, data));
    await profiles.drop(data.reader_id);
  };
  return {
    'loan.issued': project,
    'loan.renewed': project,
    'loan.returned': project,
    'loan.overdue': project,
    'reader.balance_changed': async ({ id, data }) => {
      await onceOnly(db, id, (tx) => projectBalance(tx, data));
    },
  };
}
