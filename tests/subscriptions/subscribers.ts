import { generateKeyPairSync, randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { EventHandlers } from '#messaging/event-handlers.ts';
import type { SubscriptionTables } from '#messaging/parked-events.ts';
import type { ServiceEnv } from '#platform/platform.ts';
import type { Service } from '#platform/service.ts';
import { asTables } from '#postgres/as-tables.ts';
import { anExampleLoan } from '#testing/example-loan.ts';
import { startTestService, type TestService, type TestServiceOptions, type TypedEvent } from '#testing/service.ts';
import { storedRows } from '#testing/stored-rows.ts';
import { auth } from '../../apps/auth/src/service.ts';
import { migrations as authMigrations } from '../../apps/auth/src/store/migrations/index.ts';
import { beginSession } from '../../apps/auth/src/testing/begin-session.ts';
import { books } from '../../apps/books/src/service.ts';
import { migrations as booksMigrations } from '../../apps/books/src/store/migrations/index.ts';
import type { Tables as BooksTables } from '../../apps/books/src/store/schema.ts';
import { loans } from '../../apps/loans/src/service.ts';
import { migrations as loansMigrations } from '../../apps/loans/src/store/migrations/index.ts';
import { addAlert } from '../../apps/loans/src/store/waiting-list.ts';
import { notifications } from '../../apps/notifications/src/service.ts';
import { migrations as notificationsMigrations } from '../../apps/notifications/src/store/migrations/index.ts';
import { fakeUsers } from '../../apps/notifications/src/testing/notifications.ts';
import { users } from '../../apps/users/src/service.ts';
import { migrations as usersMigrations } from '../../apps/users/src/store/migrations/index.ts';
import type { Tables as LoansTables } from '../../apps/loans/src/store/schema.ts';
import type { Tables as UsersTables } from '../../apps/users/src/store/schema.ts';
import { insertUser } from '../../apps/users/src/store/users.ts';

/** How a handler fails, and for which subject. */
export type Failure = { subject: string; when: 'before its effect' | 'after its commit' };

export type Example = TypedEvent & { subject: string };

/** A service whose handlers fail as they are told. */
export type Running = {
  service: Pick<TestService<SubscriptionTables, unknown>, 'deliver' | 'retryParked'>;
  db: Kysely<SubscriptionTables>;
  fail(failure: Failure | undefined): void;
  /** An event of a type that has an effect, on a subject of its own. */
  example(type: string): Promise<Example>;
  /** All that the service has stored, without what it keeps of events that failed. */
  stored(): Promise<string[]>;
  stop(): Promise<void>;
};

export type Subscriber = {
  /** By topic. */
  types: Record<string, string[]>;
  /** An event of a type that has an effect on a database of the service, on a subject of its own. */
  example(type: string, db: Kysely<SubscriptionTables>): Promise<Example>;
  start(now: () => Date): Promise<Running>;
};

type Examples<Tables> = Record<string, Record<string, (db: Kysely<Tables>) => Promise<Example>>>;

/** Tables of what is no effect of an event. */
export const NOT_EFFECTS = [
  'parked_event',
  'dead_letter',
  'kysely_migration',
  'kysely_migration_lock',
  'outbox_lane',
  'change_log',
  'change_log_key',
];

/** @param examples by topic and type */
function subscriber<Env extends ServiceEnv, Tables extends SubscriptionTables, Context extends object, Operations>(
  service: Service<Env, Tables, Context, Operations>,
  options: TestServiceOptions<Env, Tables, Context>,
  examples: Examples<Tables>,
): Subscriber {
  const byType = Object.assign({}, ...Object.values(examples)) as Examples<Tables>[string];
  const example: Subscriber['example'] = async (type, db) => {
    const found = byType[type];
    if (!found) throw new Error(`${service.id} has no example of ${type}.`);
    return found(asTables<Tables>(db));
  };
  return {
    types: Object.fromEntries(Object.entries(examples).map(([topic, types]) => [topic, Object.keys(types)])),
    example,
    start: async (now) => {
      let failure: Failure | undefined;
      const mayFail = (handlers: EventHandlers) => failingHandlers(handlers, () => failure);
      const subscriptions = (context: Context) =>
        Object.fromEntries(
          Object.entries(service.subscriptions(context)).map(([topic, handlers]) => [topic, mayFail(handlers)]),
        );
      const running = await startTestService({ ...service, subscriptions }, { ...options, now });
      const db = asTables<SubscriptionTables>(running.db);
      return {
        service: running,
        db,
        fail: (wanted) => void (failure = wanted),
        example: (type) => example(type, db),
        stored: () => storedRows(db, NOT_EFFECTS),
        stop: () => running.stop(),
      };
    },
  };
}

/** The same handlers, which fail for one subject while there is a failure. */
function failingHandlers(handlers: EventHandlers, failure: () => Failure | undefined): EventHandlers {
  return new Proxy(handlers, {
    get(target, type): unknown {
      const handler: unknown = Reflect.get(target, type);
      const failing = (handle: unknown) => async (given: { subject?: string } | { subject?: string }[]) => {
        const concerned = [given].flat().some(({ subject }) => subject === failure()?.subject);
        if (concerned && failure()?.when === 'before its effect') throw new Error('told to fail');
        if (typeof handle === 'function') await Reflect.apply(handle, undefined, [given]);
        if (concerned) throw new Error('told to fail');
      };
      if (typeof handler === 'object' && handler !== null && 'together' in handler)
        return { together: failing(handler.together) };
      return handler === undefined ? undefined : failing(handler);
    },
  });
}

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

const profile = (user_id: string, version: number) =>
  ({ user_id, email: `${user_id}@readers.example`, full_name: 'А', language: 'ru', role: 'reader', version }) as const;

const returned = { returned_at: '2026-01-09T10:00:00.000Z', days_overdue: 0 };

/** In the database of users. */
async function aReader(db: Kysely<UsersTables>): Promise<string> {
  const id = randomUUID();
  await insertUser(db, {
    id,
    email: `${id}@readers.example`,
    full_name: 'А',
    language: 'ru',
    role: 'reader',
    password_hash: 'none',
    patron_category: 'adult',
  });
  return id;
}

/** A loan whose copy is in a state, in the database of books. */
async function loanOfCopy(db: Kysely<BooksTables>, state: 'reserved' | 'lent') {
  const facts = anExampleLoan();
  const { loan_id, book_id, copy_id, title } = facts;
  await db.insertInto('book').values({ id: book_id, title, author: 'Набоков' }).execute();
  const status = state === 'lent' ? 'on_loan' : 'reserved';
  await db.insertInto('copy').values({ id: copy_id, book_id, status, loan_id }).execute();
  await db.insertInto('reservation').values({ loan_id, book_id, copy_id, state }).execute();
  return facts;
}

/** The id of a branch of its own. */
const aBranch = () => `b${randomUUID().slice(0, 8)}`;

/** Each app that handles events in TypeScript, with an example of every type that it handles. */
export const subscribers: Record<string, Subscriber> = {
  auth: subscriber(
    auth,
    {
      migrations: authMigrations,
      env: {
        TIME_ZONE: 'Europe/Moscow',
        ACCESS_TOKEN_SECONDS: 900,
        REFRESH_TOKEN_SECONDS: 86_400,
        SESSION_SECONDS: 864_000,
        SIGNING_KEY_DAYS: 90,
        PUBLIC_URL: 'https://library.example',
        SECOND_FACTOR_REQUIRED_FOR: [],
        OUTSIDE_PROVIDERS: [],
      },
      secrets: { 'token-signing-key': privateKey, 'second-factor-key': 'of the tests' },
    },
    {
      'user.events': {
        'user.changed': async (db) => {
          const subject = randomUUID();
          await beginSession(db, { user_id: subject, role: 'reader', account_version: 1 });
          const data = { ...profile(subject, 2), event_type: 'user.changed', credentials_changed: true } as const;
          return { type: 'user.changed', subject, data };
        },
        'user.deleted': async (db) => {
          const subject = randomUUID();
          await beginSession(db, { user_id: subject, role: 'reader', account_version: 1 });
          return { type: 'user.deleted', subject, data: { event_type: 'user.deleted', user_id: subject } };
        },
      },
    },
  ),
  books: subscriber(
    books,
    { migrations: booksMigrations, env: { ALLOCATION_STALE_SECONDS: 60 } },
    {
      'loan.events': {
        'loan.issued': async (db) => {
          const facts = await loanOfCopy(db, 'reserved');
          return {
            type: 'loan.issued',
            subject: facts.loan_id,
            data: { ...facts, event_type: 'loan.issued', version: 1 },
          };
        },
        'loan.returned': async (db) => {
          const facts = await loanOfCopy(db, 'lent');
          const data = { ...facts, ...returned, event_type: 'loan.returned', version: 2 } as const;
          return { type: 'loan.returned', subject: facts.loan_id, data };
        },
        'loan.lost': async (db) => {
          const facts = { ...(await loanOfCopy(db, 'lent')), lost_at: returned.returned_at };
          const data = { ...facts, event_type: 'loan.lost', version: 3 } as const;
          return { type: 'loan.lost', subject: facts.loan_id, data };
        },
        'hold.ended': async (db) => {
          const { copy_id, book_id } = await loanOfCopy(db, 'reserved');
          const subject = randomUUID();
          await db
            .updateTable('copy')
            .set({ status: 'in_transit', destination: 'main', loan_id: null })
            .where('id', '=', copy_id)
            .execute();
          await db
            .insertInto('kept_copy')
            .values({ hold_id: subject, book_id, copy_id, branch: 'main', place: 'in_transit', state: 'kept' })
            .execute();
          const data = { event_type: 'hold.ended', hold_id: subject, book_id, how: 'cancelled' } as const;
          return { type: 'hold.ended', subject, data };
        },
        'branch.changed': async () => {
          const subject = aBranch();
          const data = { event_type: 'branch.changed', branch_id: subject, name: 'Северный', version: 1 } as const;
          return { type: 'branch.changed', subject, data };
        },
        'branch.removed': async () => {
          const subject = aBranch();
          const data = { event_type: 'branch.removed', branch_id: subject, version: 2 } as const;
          return { type: 'branch.removed', subject, data };
        },
      },
    },
  ),
  loans: subscriber(
    loans,
    {
      migrations: loansMigrations,
      env: {
        TIME_ZONE: 'Europe/Moscow',
        CURRENCY: 'RUB',
        PUBLIC_URL: 'https://library.example',
        MAX_BALANCE_MINOR: 0,
        LAST_READER_DAYS: 3,
        HISTORY_DAYS: 365,
        HOLD_SHELF_DAYS: 7,
        HOLD_REMINDER_DAYS: 2,
        HOLD_LIMIT: 20,
      },
      context: {
        readers: {
          standing: () => Promise.reject(new Error('nobody is asked')),
          standings: () => Promise.reject(new Error('nobody is asked')),
          ofCard: () => Promise.reject(new Error('nobody is asked')),
          close: () => undefined,
        },
      },
    },
    {
      'book.events': {
        'book.added': async (db) => {
          const [subject, author] = [randomUUID(), `Автор ${randomUUID()}`];
          await addAlert(db, { id: randomUUID(), reader_id: randomUUID(), author });
          const data = { event_type: 'book.added', book_id: subject, author, title: 'Дар' } as const;
          return { type: 'book.added', subject, data };
        },
        'book.available': async (db) => {
          const { book_id: subject } = await aHold(db);
          const data = {
            event_type: 'book.available',
            book_id: subject,
            title: 'Дар',
            author: 'А',
            available: 1,
          } as const;
          return { type: 'book.available', subject, data };
        },
        'copy.kept': async (db) => {
          const { id: subject, book_id } = await aHold(db);
          const kept = { copy_id: randomUUID(), barcode: 'B1', place: 'hold_shelf', version: 1 } as const;
          return { type: 'copy.kept', subject, data: { event_type: 'copy.kept', hold_id: subject, book_id, ...kept } };
        },
        'copy.freed': async (db) => {
          const { id: subject, book_id } = await aHold(db);
          const data = { event_type: 'copy.freed', hold_id: subject, book_id, version: 1 } as const;
          return { type: 'copy.freed', subject, data };
        },
        'book.deleted': async (db) => {
          const { book_id: subject } = await aHold(db);
          return { type: 'book.deleted', subject, data: { event_type: 'book.deleted', book_id: subject } };
        },
      },
      'user.events': {
        'user.history_chosen': async () => {
          const subject = randomUUID();
          const chosen = { user_id: subject, reading_history: 'none', account_version: 2 } as const;
          return { type: 'user.history_chosen', subject, data: { ...chosen, event_type: 'user.history_chosen' } };
        },
        'membership.begun': async () => {
          const subject = randomUUID();
          const begun = { user_id: subject, charge_id: randomUUID(), fee_minor: 30_000, recorded_by: randomUUID() };
          return { type: 'membership.begun', subject, data: { ...begun, event_type: 'membership.begun' } };
        },
        'reader.merged': async (db) => {
          const subject = randomUUID();
          await aHold(db, subject);
          return {
            type: 'reader.merged',
            subject,
            data: { event_type: 'reader.merged', from: subject, to: randomUUID() },
          };
        },
        'user.deleted': async (db) => {
          const subject = randomUUID();
          await aHold(db, subject);
          return { type: 'user.deleted', subject, data: { event_type: 'user.deleted', user_id: subject } };
        },
      },
    },
  ),
  notifications: subscriber(
    notifications,
    {
      migrations: notificationsMigrations,
      env: {
        MAIL_FROM: 'library@library.example',
        MAIL_TLS: 'none',
        PUBLIC_URL: 'https://library.example',
        LAST_READER_DAYS: 3,
        HISTORY_DAYS: 365,
      },
      secrets: { 'smtp-host': '127.0.0.1', 'smtp-port': '1' },
      invoke: fakeUsers().answer,
    },
    {
      'notifications.email': {
        'notifications.email': async () => {
          const subject = randomUUID();
          const data = { type: 'book_available', user_id: subject, book_title: 'Дар' } as const;
          return { type: 'notifications.email', subject, data };
        },
      },
      'user.events': {
        'user.registered': async () => {
          const subject = randomUUID();
          return { type: 'user.registered', subject, data: { ...profile(subject, 1), event_type: 'user.registered' } };
        },
        'user.changed': async () => {
          const subject = randomUUID();
          return { type: 'user.changed', subject, data: { ...profile(subject, 2), event_type: 'user.changed' } };
        },
        'user.history_chosen': async () => {
          const subject = randomUUID();
          const chosen = { user_id: subject, reading_history: 'none', account_version: 2 } as const;
          return { type: 'user.history_chosen', subject, data: { ...chosen, event_type: 'user.history_chosen' } };
        },
        'reader.merged': async (db) => {
          const subject = randomUUID();
          await db
            .insertInto('delivery')
            .values({
              id: randomUUID(),
              user_id: subject,
              type: 'loan_issued',
              channel: 'email',
              subject: 'Т',
              status: 'sent',
            })
            .execute();
          return {
            type: 'reader.merged',
            subject,
            data: { event_type: 'reader.merged', from: subject, to: randomUUID() },
          };
        },
        'user.deleted': async () => {
          const subject = randomUUID();
          return { type: 'user.deleted', subject, data: { event_type: 'user.deleted', user_id: subject } };
        },
      },
    },
  ),
  users: subscriber(
    users,
    { migrations: usersMigrations, env: { TIME_ZONE: 'Europe/Moscow', REGISTRATION_DAYS: 30 } },
    {
      'loan.events': {
        'loan.issued': async (db) => {
          const facts = { ...anExampleLoan(), reader_id: await aReader(db) };
          const data = { ...facts, event_type: 'loan.issued', version: 1 } as const;
          return { type: 'loan.issued', subject: facts.loan_id, data };
        },
        'loan.renewed': async (db) => {
          const facts = { ...anExampleLoan(), reader_id: await aReader(db) };
          const data = { ...facts, event_type: 'loan.renewed', version: 2, renewals: 1 } as const;
          return { type: 'loan.renewed', subject: facts.loan_id, data };
        },
        'loan.due_date_changed': async (db) => {
          const facts = { ...anExampleLoan(), reader_id: await aReader(db) };
          const data = { ...facts, event_type: 'loan.due_date_changed', version: 2 } as const;
          return { type: 'loan.due_date_changed', subject: facts.loan_id, data };
        },
        'loan.claimed_returned': async (db) => {
          const facts = { ...anExampleLoan(), claimed_at: returned.returned_at, reader_id: await aReader(db) };
          const data = { ...facts, event_type: 'loan.claimed_returned', version: 3 } as const;
          return { type: 'loan.claimed_returned', subject: facts.loan_id, data };
        },
        'loan.claim_withdrawn': async (db) => {
          const facts = { ...anExampleLoan(), reader_id: await aReader(db) };
          const data = { ...facts, event_type: 'loan.claim_withdrawn', version: 5 } as const;
          return { type: 'loan.claim_withdrawn', subject: facts.loan_id, data };
        },
        'loan.lost': async (db) => {
          const facts = { ...anExampleLoan(), lost_at: returned.returned_at, reader_id: await aReader(db) };
          const data = { ...facts, event_type: 'loan.lost', version: 3 } as const;
          return { type: 'loan.lost', subject: facts.loan_id, data };
        },
        'loan.returned': async (db) => {
          const facts = { ...anExampleLoan(), ...returned, reader_id: await aReader(db) };
          const data = { ...facts, event_type: 'loan.returned', version: 3 } as const;
          return { type: 'loan.returned', subject: facts.loan_id, data };
        },
        'loan.overdue': async (db) => {
          const facts = { ...anExampleLoan(), reader_id: await aReader(db) };
          const data = { ...facts, event_type: 'loan.overdue', version: 3 } as const;
          return { type: 'loan.overdue', subject: facts.loan_id, data };
        },
        'loan.anonymised': async () => {
          const subject = randomUUID();
          return {
            type: 'loan.anonymised',
            subject,
            data: { event_type: 'loan.anonymised', loan_id: subject, version: 5 },
          };
        },
        'reader.balance_changed': async (db) => {
          const subject = await aReader(db);
          const owed = { reader_id: subject, balance_minor: 500, currency: 'RUB', version: 1 };
          return { type: 'reader.balance_changed', subject, data: { ...owed, event_type: 'reader.balance_changed' } };
        },
      },
    },
  ),
};

/** In the database of loans. */
async function aHold(db: Kysely<LoansTables>, reader_id: string = randomUUID()) {
  const hold = { id: randomUUID(), reader_id, book_id: randomUUID(), title: 'Дар', branch_id: 'main' };
  await db
    .insertInto('hold')
    .values({ ...hold, placed_at: new Date() })
    .execute();
  return hold;
}
