import type { Kysely } from 'kysely';
import type { Commit } from '#messaging/commit.ts';
import type { DatabasePlatform } from '#platform/platform.ts';
import { libraryDay } from '#core/library-day.ts';
import type { Log } from '#core/log.ts';
import type { HoldTerms } from './domain/hold.ts';
import type { Limits } from './domain/limits.ts';
import type { HistoryTerms } from './domain/reading-history.ts';
import { createBooks, type Books } from './clients/books.ts';
import { paymentProvider, type PaymentProvider } from './clients/payment-provider.ts';
import { createReaders, type Readers } from './clients/readers.ts';
import type { LoansEnv } from './config.ts';
import { CalendarTable } from './store/calendars.ts';
import { PolicyTable } from './store/lending-policies.ts';
import type { Moment } from './store/loans.ts';
import type { Tables } from './store/schema.ts';

export type LoansContext = {
  db: Kysely<Tables>;
  /** For lists, which nothing else waits for. */
  reads: Kysely<Tables>;
  commit: Commit<Tables>;
  log: Log;
  books: Books;
  readers: Readers;
  /** Who takes money online; nobody, where the library has none. */
  payments: PaymentProvider | undefined;
  policies: PolicyTable;
  calendars: CalendarTable;
  /** What readers may have against them where their category says nothing. */
  limits: Limits;
  historyTerms: HistoryTerms;
  holdTerms: HoldTerms;
  currency: string;
  timeZone: string;
  now: () => Date;
};

/** Now, and the library's day. */
export function momentOf({ now, timeZone }: Pick<LoansContext, 'now' | 'timeZone'>): Moment {
  const instant = now();
  return { now: instant, today: libraryDay(instant, timeZone) };
}

export async function loansContext(platform: DatabasePlatform<LoansEnv, Tables>): Promise<LoansContext> {
  const { db, reads, commit, log, invoker, lifecycle, env, now } = platform;
  const readers = createReaders(platform);
  lifecycle.onStop('users-rpc client', readers.close);
  const provider = await platform.findHttpBinding('payments');
  return {
    db,
    reads,
    commit,
    log,
    books: createBooks(invoker),
    readers,
    payments: provider && paymentProvider(provider.ask, log, (id) => `${env.PUBLIC_URL}/payments/${id}`),
    policies: new PolicyTable(db),
    calendars: new CalendarTable(db, env.TIME_ZONE),
    limits: { overdueLoans: 0, lostCopies: undefined, balanceMinor: env.MAX_BALANCE_MINOR, refuses: ['borrow'] },
    historyTerms: { lastReaderDays: env.LAST_READER_DAYS, historyDays: env.HISTORY_DAYS },
    holdTerms: {
      shelfDays: env.HOLD_SHELF_DAYS,
      reminderDays: env.HOLD_REMINDER_DAYS,
      limit: env.HOLD_LIMIT,
    },
    currency: env.CURRENCY,
    timeZone: env.TIME_ZONE,
    now,
  };
}
