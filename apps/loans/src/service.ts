import contract from '#contracts/loans.json' with { type: 'json' };
import { defineService } from '#platform/service.ts';
import { loansEnv } from './config.ts';
import { loansContext } from './context.ts';
import { onBookEvents } from './events/on-book-events.ts';
import { onUserEvents } from './events/on-user-events.ts';
import { loanOperations } from './http/operations.ts';
import { ageToLost } from './jobs/age-to-lost.ts';
import { anonymiseLoans } from './jobs/anonymise-loans.ts';
import { askAboutPayments } from './jobs/ask-about-payments.ts';
import { endClaims } from './jobs/end-claims.ts';
import { processDueLoans } from './jobs/process-due-loans.ts';
import { processHolds } from './jobs/process-holds.ts';
import { renewLoans } from './jobs/renew-loans.ts';
import { holds } from './store/personal-data.ts';
import { retention } from './store/retention.ts';

export const loans = defineService({
  id: 'loans',
  env: loansEnv,
  contract,
  context: loansContext,
  operations: loanOperations,
  subscriptions: (context) => ({ 'book.events': onBookEvents(context), 'user.events': onUserEvents(context) }),
  jobs: (context) => ({
    'process-due-loans': { parts: 2, run: (run) => processDueLoans(context, run) },
    'age-to-lost': (run) => ageToLost(context, run),
    'anonymise-loans': (run) => anonymiseLoans(context, run),
    'end-claims': (run) => endClaims(context, run),
    'process-holds': (run) => processHolds(context, run),
    'renew-loans': (run) => renewLoans(context, run),
    'ask-about-payments': (run) => askAboutPayments(context, run),
  }),
  retention,
  holds,
});
