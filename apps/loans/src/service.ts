import contract from '#contracts/loans.json' with { type: 'json' };
import { forgetOldMessages } from '#messaging/clean-up.ts';
import { defineService } from '#platform/service.ts';
import { loansEnv } from './config.ts';
import { loansContext } from './context.ts';
import { onBookEvents } from './events/on-book-events.ts';
import { onUserEvents } from './events/on-user-events.ts';
import { loanOperations } from './http/operations.ts';
import { chargeOverdueFines } from './jobs/charge-overdue-fines.ts';
import { markOverdueLoans } from './jobs/mark-overdue-loans.ts';
import { sendReminders } from './jobs/send-reminders.ts';

export const loans = defineService({
  id: 'loans',
  env: loansEnv,
  contract,
  context: loansContext,
  operations: loanOperations,
  subscriptions: (context) => ({ 'book.events': onBookEvents(context), 'user.events': onUserEvents(context) }),
  jobs: (context) => ({
    'mark-overdue-loans': () => markOverdueLoans(context),
    'charge-overdue-fines': () => chargeOverdueFines(context),
    'send-reminders': () => sendReminders(context),
    'clean-up': () => forgetOldMessages(context.db, { outbox: true, inbox: true, idempotency: true }),
  }),
});
