import { randomUUID } from 'node:crypto';
import { Metadata } from '@grpc/grpc-js';
import { pino } from 'pino';
import { z } from 'zod';
import { groupBy } from '#core/group-by.ts';
import { Lifecycle } from '#core/lifecycle.ts';
import { queryText } from '#core/query-text.ts';
import { currentTraceparent } from '#core/trace.ts';
import { libraryDay } from '#core/library-day.ts';
import type { BoundAnswer, BoundRequest } from '#dapr/http-binding.ts';
import type { InvokeAnswer, InvokeRequest } from '#dapr/invoke.ts';
import type { Message } from '#messaging/outbox.ts';
import { subscriptionPath } from '#messaging/subscription-routes.ts';
import { serveGrpc } from '#platform/grpc-server.ts';
import { openBorder, passing, type Border } from '#testing/border.ts';
import type { Ask, TestAnswer } from '#testing/ask.ts';
import { startTestService } from '#testing/service.ts';
import { UserServiceService } from '#contracts/proto/users.ts';
import { books } from '../../apps/books/src/service.ts';
import { migrations as bookMigrations } from '../../apps/books/src/store/migrations/index.ts';
import { createReaders } from '../../apps/loans/src/clients/readers.ts';
import { loans } from '../../apps/loans/src/service.ts';
import { migrations as loanMigrations } from '../../apps/loans/src/store/migrations/index.ts';
import { hashPassword } from '../../apps/users/src/credentials/password-hash.ts';
import { userService } from '../../apps/users/src/grpc/user-service.ts';
import { users } from '../../apps/users/src/service.ts';
import { migrations as userMigrations } from '../../apps/users/src/store/migrations/index.ts';
import { insertUser } from '../../apps/users/src/store/users.ts';
import { asTables } from '#postgres/as-tables.ts';
import { brokenAcross, brokenWithin, type Databases } from '../support/library-invariants.ts';
import type { Person } from './services.ts';

export const LENDING = ['loans', 'books', 'users'] as const;
export type LendingApp = (typeof LENDING)[number];

const TIME_ZONE = 'Europe/Moscow';
export const PASSWORD = 'a long enough password';

export const SUBSCRIBERS: Record<string, LendingApp[]> = {
  'loan.events': ['users', 'books'],
  'book.events': ['loans'],
  'user.events': ['loans'],
  'notifications.email': [],
};

/** Who takes money online: each payment is made as soon as it is begun, and known by the key that it was begun with. */
function aProvider() {
  const amounts = new Map<string, object>();
  return async ({ path, headers, body }: BoundRequest): Promise<BoundAnswer> => {
    const begun = z.object({ amount: z.looseObject({}) }).safeParse(body);
    const id = headers?.['Idempotence-Key'] ?? path.slice('/payments/'.length);
    if (path === '/payments' && begun.success) amounts.set(id, begun.data.amount);
    const amount = amounts.get(id);
    if (!amount) return { status: path === '/refunds' ? 200 : 404, body: { status: 'succeeded' } };
    const confirmation = { confirmation_url: 'https://pay.example' };
    return { status: 200, body: { id, status: path === '/payments' ? 'pending' : 'succeeded', amount, confirmation } };
  };
}

export type Library = Awaited<ReturnType<typeof libraryInProcess>>;

/**
 * The services that lending is shared by, in this process, each on its own database: they call each other over HTTP and
 * gRPC without sidecars, and `relay` delivers what they have published.
 *
 * @param borders what the I/O of each passes through
 */
export async function libraryInProcess(borders: Partial<Record<LendingApp, Border>> = {}) {
  let lateMs = 0;
  const now = () => new Date(Date.now() + lateMs);
  const lifecycle = new Lifecycle();
  const log = pino({ level: 'silent' });
  const asked = new Map<string, Ask>();
  const invokeFrom =
    (from: LendingApp) =>
    async ({ appId, method, path, query, body }: InvokeRequest): Promise<InvokeAnswer> => {
      const ask = asked.get(appId);
      if (!ask && path.startsWith('/internal/erasures/')) return { status: 200, body: { left: [], kept: [] } };
      if (!ask) throw new Error(`${appId} is not in this library`);
      const traceparent = currentTraceparent();
      const headers = { 'dapr-caller-app-id': from, ...(traceparent !== undefined && { traceparent }) };
      const target = query ? `${path}?${queryText(Object.entries(query))}` : path;
      const { status, body: answer } = await ask(method, target, { headers, ...(body !== undefined && { body }) });
      return { status, body: answer };
    };
  const common = (app: LendingApp) => ({ now, invoke: invokeFrom(app), ...(borders[app] && { border: borders[app] }) });

  const usersService = await startTestService(users, {
    ...common('users'),
    migrations: userMigrations,
    env: { TIME_ZONE, REGISTRATION_DAYS: 30 },
  });
  const answering = { db: usersService.db, log, appToken: undefined, today: () => libraryDay(now(), TIME_ZONE) };
  const port = await serveGrpc({ env: { APP_PORT: 0 }, lifecycle }, UserServiceService, userService(answering));
  const grpc = { address: `127.0.0.1:${port}`, metadata: () => new Metadata() };
  const readers = createReaders({ grpc, breakers: { run: (_app, call) => call() } });
  lifecycle.onStop('users-rpc client', readers.close);
  const booksService = await startTestService(books, {
    ...common('books'),
    migrations: bookMigrations,
    env: { ALLOCATION_STALE_SECONDS: 60 },
  });
  const loansService = await startTestService(loans, {
    ...common('loans'),
    migrations: loanMigrations,
    env: {
      TIME_ZONE,
      CURRENCY: 'RUB',
      PUBLIC_URL: 'https://library.example',
      MAX_BALANCE_MINOR: 50_000,
      LAST_READER_DAYS: 3,
      HISTORY_DAYS: 365,
      HOLD_SHELF_DAYS: 7,
      HOLD_REMINDER_DAYS: 2,
      HOLD_LIMIT: 20,
    },
    bindings: { payments: aProvider() },
    context: {
      readers: {
        ...readers,
        standing: passing(borders.loans ?? openBorder, (id) => `call users-rpc ${id}`, readers.standing),
        standings: passing(borders.loans ?? openBorder, (ids) => `call users-rpc of ${ids.length}`, readers.standings),
        ofCard: passing(borders.loans ?? openBorder, (card) => `call users-rpc ${card}`, readers.ofCard),
      },
    },
  });
  const services = { loans: loansService, books: booksService, users: usersService };
  for (const app of LENDING) asked.set(app, services[app].request);
  const databases: Databases = {
    loans: asTables<object>(loansService.db),
    books: asTables<object>(booksService.db),
    users: asTables<object>(usersService.db),
  };
  const passwordHash = await hashPassword(PASSWORD);

  /** Everything that was published, oldest first. */
  const messages: Message[] = [];

  /**
   * Delivers what was published, and what that causes, in order for each subject.
   *
   * @param times how often each message is delivered: brokers may do so twice
   */
  async function relay(times = 2): Promise<void> {
    for (;;) {
      const found = await published();
      if (found.length === 0) return;
      const subjects = groupBy(found, ({ topic, subject }) => `${topic} ${subject}`).values();
      const next = async () => {
        for (const subject of subjects) for (const message of subject) await deliver(message, times);
      };
      await Promise.all([next(), next(), next(), next()]);
    }
  }

  /** What was published since the last call. */
  async function published(): Promise<Message[]> {
    const found = (await Promise.all(LENDING.map((app) => services[app].published()))).flat();
    messages.push(...found);
    return found;
  }

  async function deliver({ topic, type, subject, data }: Message, times: number): Promise<void> {
    const event = asEvent({ topic, type, subject, data });
    for (const app of SUBSCRIBERS[topic] ?? [])
      for (let time = 0; time < times; time += 1) await services[app].deliverBytes(subscriptionPath(topic), event);
  }

  const librarian: Person = { id: randomUUID(), role: 'librarian' };
  const branchManager: Person = { id: randomUUID(), role: 'branch_manager' };

  async function request(
    app: LendingApp,
    method: string,
    path: string,
    asking: Parameters<Ask>[2] = {},
  ): Promise<TestAnswer> {
    return services[app].request(method, path, asking);
  }

  /** Asks for what must be answered. */
  async function made(
    app: LendingApp,
    method: string,
    path: string,
    as: Person,
    body?: object,
  ): Promise<Record<string, string>> {
    const answer = await request(app, method, path, { as, ...(body && { body }) });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
    return answer.body as Record<string, string>;
  }

  async function aReader(): Promise<Person & { email: string; card: string }> {
    const id = randomUUID();
    const email = `${id}@readers.example`;
    await insertUser(usersService.db, {
      id,
      email,
      full_name: 'Анна',
      language: 'ru',
      role: 'reader',
      password_hash: passwordHash,
      patron_category: 'adult',
    });
    const { card_number: card } = await made('users', 'GET', `/users/${id}`, librarian);
    return { id, role: 'reader', email, card: card ?? '' };
  }

  /** Everything that comes later: messages, and after two minutes the jobs that finish what was left. */
  async function comeToRest(): Promise<void> {
    await relay();
    lateMs = 120_000;
    await loansService.runJob('process-holds');
    await booksService.runJob('release-stale-allocations');
    await usersService.runJob('finish-deletions');
    await usersService.runJob('finish-merges');
    for (const app of LENDING) await services[app].retryParked();
    await relay();
    // Nothing is confirmed before the others have heard of it.
    await usersService.runJob('confirm-erasures');
    lateMs = 0;
  }

  /** What is done at a later time. */
  async function later(ms: number, work: () => Promise<void>): Promise<void> {
    lateMs = ms;
    await work().finally(() => (lateMs = 0));
  }

  return {
    services,
    comeToRest,
    later,
    databases,
    messages,
    relay,
    published,
    request,
    made,
    librarian,
    branchManager,
    aReader,
    aBook: (copies: number) =>
      made('books', 'POST', '/books', librarian, {
        title: `Книга ${randomUUID()}`,
        author: `Автор ${randomUUID()}`,
        total_copies: copies,
      }),
    copiesOf: async (bookId: string) =>
      ((await made('books', 'GET', `/books/${bookId}/copies`, librarian))['items'] ?? []) as unknown as {
        id: string;
        barcode: string;
        status: string;
        loan_id?: string;
      }[],
    /** What is broken at rest. Should be nothing. */
    broken: async () => [...(await brokenWithin(databases)), ...(await brokenAcross(databases, messages))],
    async stop() {
      await lifecycle.stop(log);
      for (const app of LENDING) await services[app].stop();
    },
  };
}

/** A message as its subscribers get it. */
export const asEvent = ({ topic, type, subject, data }: Message): string =>
  JSON.stringify({
    specversion: '1.0',
    source: 'test',
    id: randomUUID(),
    datacontenttype: 'application/json',
    type,
    subject,
    topic,
    data,
  });
