import { generateKeyPairSync, randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { AuditTables } from '#audit/trail.ts';
import { asTables } from '#postgres/as-tables.ts';
import { addDays, libraryDay } from '#core/library-day.ts';
import type { Role, Scope } from '#core/caller.ts';
import { queryText } from '#core/query-text.ts';
import authContract from '#contracts/auth.json' with { type: 'json' };
import booksContract from '#contracts/books.json' with { type: 'json' };
import loansContract from '#contracts/loans.json' with { type: 'json' };
import notificationsContract from '#contracts/notifications.json' with { type: 'json' };
import usersContract from '#contracts/users.json' with { type: 'json' };
import { z } from 'zod';
import { withSharedOperations, type Contract } from '#platform/contract.ts';
import { testTokenCheck } from '#testing/access-tokens.ts';
import type { Ask } from '#testing/ask.ts';
import { startTestService } from '#testing/service.ts';
import type { Given } from '#testing/contract-values.ts';
import { auth } from '../../apps/auth/src/service.ts';
import { migrations as authMigrations } from '../../apps/auth/src/store/migrations/index.ts';
import { books } from '../../apps/books/src/service.ts';
import { migrations as booksMigrations } from '../../apps/books/src/store/migrations/index.ts';
import { answerEmpty, startTestGateway } from '../../apps/gateway/src/testing/gateway.ts';
import { A_COPY, A_LOAN, A_READER } from '../../apps/gateway/src/testing/scanned.ts';
import { notifications } from '../../apps/notifications/src/service.ts';
import { migrations as notificationMigrations } from '../../apps/notifications/src/store/migrations/index.ts';
import { hashPassword } from '../../apps/users/src/credentials/password-hash.ts';
import { insertUser } from '../../apps/users/src/store/users.ts';
import { registry } from '../../apps/users/src/testing/users.ts';
import { desk } from '../../apps/loans/src/testing/desk.ts';
import publicContract from '../../contracts/openapi/public.json' with { type: 'json' };
import { carriedCursors } from '../support/carried-cursors.ts';
import { JOURNAL_FIELDS } from '../support/journal-fields.ts';

export type Person = {
  id: string;
  role: Role;
  provedSecondsAgo?: number | null;
  scopes?: readonly Scope[];
  actor?: string;
};

type Entity = Record<string, unknown>;
/** A write that was accepted. */
type Accepted = { values: Entity; body: Entity; answer: Entity };
/** Reads what a write has stored, by a request of its own. */
type ReadBack = (written: Accepted) => Promise<Entity | undefined>;

/** A service with something in it that belongs to `reader`. */
export type Running = {
  /** All that it answers: its own contract, and the operations that every app like it has. */
  contract: Contract;
  reader: Person & { role: 'reader' };
  /** Values that name what is there, by parameter and property. */
  given: Given;
  /** Whether it hands requests on: then whose something is, is decided behind it. */
  handsOn?: true;
  /** For each write whose body is stored, how it is read back. */
  stored?: Record<string, ReadBack>;
  service: { request: Ask; stop(): Promise<void> };
  /** Tells it that somebody is deleted, if it has anything of people. */
  erase?: (id: string) => Promise<unknown>;
  /** Where its audit trail is, if it has a database. */
  trail?: Kysely<AuditTables>;
};

const aReader = (): Running['reader'] => ({ id: randomUUID(), role: 'reader' });

const entity = z.record(z.string(), z.unknown());
const entities = z.object({ items: z.array(entity) });

/** Reads as an admin. */
function readerOf(request: Ask) {
  const as: Person = { id: randomUUID(), role: 'admin' };
  return {
    one: async (path: string, by: Person = as) => entity.parse((await request('GET', path, { as: by })).body),
    among: async (path: string, isIt: (item: Entity) => boolean, by: Person = as) =>
      entities.parse((await request('GET', path, { as: by })).body).items.find(isIt),
  };
}

const bodyAs = (request: Ask, as: Person) => async (path: string) => (await request('GET', path, { as })).body;

async function startAuth(): Promise<Running> {
  const reader = aReader();
  const account = { id: reader.id, email: 'a@readers.example', full_name: 'А', role: 'reader', language: 'ru' };
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const service = await startTestService(auth, {
    migrations: authMigrations,
    env: {
      TIME_ZONE: 'Europe/Moscow',
      ACCESS_TOKEN_SECONDS: 600,
      REFRESH_TOKEN_SECONDS: 3600,
      SESSION_SECONDS: 86_400,
      SIGNING_KEY_DAYS: 90,
      PUBLIC_URL: 'https://library.example',
      SECOND_FACTOR_REQUIRED_FOR: [],
      OUTSIDE_PROVIDERS: [],
    },
    secrets: { 'token-signing-key': privateKey, 'second-factor-key': 'of the tests' },
    invoke: ({ method, path }) => {
      if (path === '/internal/password-resets') return { status: 202, body: undefined };
      if (path === '/internal/email-verifications/complete') return { status: 200, body: account };
      if (path === '/internal/password-resets/complete') return { status: 204, body: undefined };
      if (path === '/internal/credentials/check') return { status: 200, body: { ...account, version: 1 } };
      if (path.includes('/guardians/')) return { status: 404, body: { code: 'guardianship_not_found' } };
      return { status: method === 'POST' ? 201 : 200, body: account };
    },
    context: { tokenCheck: testTokenCheck() },
  });
  const read = readerOf(service.request);
  return {
    contract: withSharedOperations('auth', authContract),
    reader,
    given: { user_id: reader.id, redirect_uris: ['https://app.example/back'] },
    stored: {
      setApp: ({ values }) => read.among('/auth/apps', ({ id }) => id === values['app_id']),
      setProgram: ({ values }) => read.among('/auth/programs', ({ id }) => id === values['program_id']),
    },
    service,
    erase: (user_id) => service.deliver('user.events', 'user.deleted', { event_type: 'user.deleted', user_id }),
    trail: asTables<AuditTables>(service.db),
  };
}

/** Until it is confirmed, an address stands apart. */
const withPending = (user: Record<string, unknown>) => ({ ...user, email: user['pending_email'] ?? user['email'] });

async function startUsers(): Promise<Running> {
  const reader = aReader();
  const { service } = await registry();
  await insertUser(service.db, {
    ...reader,
    email: `${reader.id}@readers.example`,
    full_name: 'Анна',
    language: 'ru',
    password_hash: await hashPassword('a long enough password'),
    patron_category: 'adult',
  });
  await service.db
    .insertInto('document')
    .values(
      (['terms', 'personal_data'] as const).map((kind) => ({
        kind,
        version: 1,
        text_ru: 'Т',
        text_en: 'T',
        required_from: null,
      })),
    )
    .execute();
  const read = readerOf(service.request);
  const agreement: ReadBack = ({ body: { kind, version } }) =>
    read.among(`/users/${reader.id}/agreements`, (one) => one['kind'] === kind && one['version'] === version);
  return {
    contract: withSharedOperations('users', usersContract),
    reader,
    given: {
      user_id: reader.id,
      patron_category: 'adult',
      ends_on: addDays(libraryDay(new Date(), 'UTC'), 365),
      kind: 'terms',
      version: 1,
      ranges: [],
      ...(await carriedCursors(
        ['listCarriedReaderChanges'],
        bodyAs(service.request, { id: randomUUID(), role: 'librarian' }),
      )),
    },
    service,
    erase: async (id) => {
      await service.request('DELETE', '/users/me', { as: { id, role: 'reader' } });
      await service.published();
    },
    trail: asTables<AuditTables>(service.db),
    stored: {
      updateOwnProfile: async () => withPending(await read.one('/users/me', reader)),
      agreeToDocument: agreement,
      recordAgreement: agreement,
      publishDocument: ({ answer }) =>
        read.one(`/documents/${String(answer['kind'])}?version=${String(answer['version'])}`),
      updateUser: () => read.one(`/users/${reader.id}`),
      addNote: ({ answer }) => read.among(`/users/${reader.id}/notes`, ({ id }) => id === answer['id']),
      addBlock: ({ answer }) => read.among(`/users/${reader.id}/blocks`, ({ id }) => id === answer['id']),
      addCard: ({ body }) =>
        read.among(`/users/${reader.id}/cards`, (one) => one['card_number'] === body['card_number']),
      registerReaderAtDesk: ({ answer }) => read.one(`/users/${String(answer['id'])}`),
      putCardRanges: () => read.one('/card-ranges'),
      putPatronCategory: ({ values }) => read.among('/patron-categories', ({ code }) => code === values['code']),
      registerReader: async ({ answer }) => withPending(await read.one(`/users/${String(answer['id'])}`)),
    },
  };
}

async function startBooks(): Promise<Running> {
  const reader = aReader();
  const service = await startTestService(books, {
    migrations: booksMigrations,
    env: { ALLOCATION_STALE_SECONDS: 60 },
    // As loans answers of a branch, whichever it is.
    invoke: ({ path }) => ({ status: 200, body: { id: path.slice('/branches/'.length), name: 'Ф', version: 1 } }),
  });
  const librarian: Person = { id: randomUUID(), role: 'librarian' };
  const { body } = await service.request('POST', '/books', { as: librarian, body: { title: 'Т', author: 'А' } });
  const { id } = body as { id: string };
  const read = readerOf(service.request);
  const storedCopy: ReadBack = ({ answer }) =>
    read.one(`/copies?${queryText([['barcode', String(answer['barcode'])]])}`);
  return {
    contract: withSharedOperations('books', booksContract),
    reader,
    given: {
      book_id: id,
      user_id: reader.id,
      ...(await carriedCursors(['listCarriedCopyChanges'], bodyAs(service.request, librarian))),
    },
    service,
    trail: asTables<AuditTables>(service.db),
    stored: {
      createBook: ({ answer }) => read.one(`/books/${String(answer['id'])}`),
      updateBook: () => read.one(`/books/${id}`),
      addCopy: storedCopy,
      changeCopy: storedCopy,
      changeScannedCopy: storedCopy,
      describeCopy: storedCopy,
    },
  };
}

async function startLoans(): Promise<Running> {
  const { service, aReader: aKnownReader, aBook, lend } = await desk();
  const reader = aKnownReader();
  const loan = await lend(reader);
  const waited = { book_id: aBook({ available: 0 }).id };
  const hold = await service.request('POST', '/holds', { as: reader, body: waited });
  const open = [{ opens: '09:00', closes: '19:00' }];
  const given = {
    user_id: reader.id,
    reader_id: reader.id,
    loan_id: loan.id,
    hold_id: (hold.body as { id: string }).id,
    book_id: aBook({ available: 1_000 }).id,
    time_zone: 'Europe/Moscow',
    hours: [],
    week: { monday: open, tuesday: open, wednesday: open, thursday: open, friday: open, saturday: [], sunday: [] },
  };
  const branchManager: Person = { id: randomUUID(), role: 'branch_manager' };
  await service.request('PUT', '/branches/north', {
    as: branchManager,
    body: { name: 'Ф', address: '', time_zone: given.time_zone, week: given.week, uses_tills: true },
  });
  const till = await service.request('POST', '/tills', {
    as: branchManager,
    body: { branch_id: 'north', name: 'Касса', float_minor: 0 },
  });
  const read = readerOf(service.request);
  return {
    contract: withSharedOperations('loans', loansContract),
    reader,
    given: {
      ...given,
      till_id: z.object({ id: z.string() }).parse(till.body).id,
      ...(await carriedCursors(['listCopyHolderChanges'], bodyAs(service.request, branchManager))),
      // Else the loan is somebody else’s when the others ask.
      'mergeLending.user_id': randomUUID(),
      ...JOURNAL_FIELDS,
      ...Object.fromEntries(
        ['from', 'until', 'due_date'].map((name, index) => [
          `moveDueDates.${name}`,
          addDays(libraryDay(new Date(), 'UTC'), index + 2),
        ]),
      ),
    },
    service,
    erase: (user_id) => service.deliver('user.events', 'user.deleted', { event_type: 'user.deleted', user_id }),
    trail: asTables<AuditTables>(service.db),
    stored: {
      issueLoan: ({ answer }) => read.one(`/loans/${String(answer['id'])}`),
      issueLoanAtDesk: ({ answer }) => read.one(`/loans/${String(answer['id'])}`),
      joinWaitingList: async ({ answer }) => {
        const entry = await read.among('/waiting-list', ({ id }) => id === answer['id'], reader);
        // Else the next author, if the same but for its spelling, would find this entry.
        await service.request('DELETE', `/waiting-list/${String(answer['id'])}`, { as: reader });
        return entry;
      },
      placeHold: async ({ answer }) => {
        const hold = await read.one(`/holds/${String(answer['id'])}`);
        // Else the next one on the same book would be this.
        await service.request('POST', `/holds/${String(answer['id'])}/cancel`, { as: reader, body: {} });
        return hold;
      },
      changeHold: ({ values }) => read.one(`/holds/${String(values['hold_id'])}`),
      openTill: async ({ answer }) => {
        const till = await read.one(`/tills/${String(answer['id'])}`);
        return { ...till, float_minor: z.object({ amount_minor: z.number() }).parse(till?.['float']).amount_minor };
      },
      putBranch: async ({ values }) => ({
        // As the library has it: it is not told.
        hold_shelf_days: null,
        hold_reminder_days: null,
        ...(await read.one(`/branches/${String(values['branch_id'])}`)),
      }),
      putBranchException: ({ values }) =>
        read.among(
          `/branches/${String(values['branch_id'])}/exceptions?from=${String(values['day'])}`,
          ({ day }) => day === values['day'],
        ),
      putLendingPolicy: async ({ values }) => {
        const row = ['patron_category', 'material', 'branch_id'].map((name) => String(values[name])).join('/');
        const version = await read.among(
          `/lending-policies/${row}`,
          ({ valid_from: from }) => values['valid_from'] === undefined || from === values['valid_from'],
        );
        return entity.parse(version?.['terms']);
      },
    },
  };
}

async function startNotifications(): Promise<Running> {
  const reader = aReader();
  const service = await startTestService(notifications, {
    migrations: notificationMigrations,
    env: {
      MAIL_FROM: 'library@example.org',
      MAIL_TLS: 'none',
      PUBLIC_URL: 'https://library.example',
      LAST_READER_DAYS: 3,
      HISTORY_DAYS: 365,
    },
    secrets: { 'smtp-host': '127.0.0.1', 'smtp-port': '1' },
  });
  return {
    contract: withSharedOperations('notifications', notificationsContract),
    reader,
    given: { user_id: reader.id },
    service,
    erase: (user_id) => service.deliver('user.events', 'user.deleted', { event_type: 'user.deleted', user_id }),
    trail: asTables<AuditTables>(service.db),
  };
}

const A_DEAD_LETTER = {
  id: '01890000-0000-7000-8000-000000000001',
  app: 'users',
  event_id: 'an event',
  topic: 'loan.events',
  type: 'loan.issued',
  cause: { code: 'handler_failed' },
  payload: {},
  received_at: '2026-05-05T10:00:00Z',
  status: 'redelivered',
};

const A_SET_ASIDE_MESSAGE = {
  id: '01890000-0000-7000-8000-000000000001',
  app: 'users',
  topic: 'user.events',
  type: 'user.changed',
  cause: 'too large',
  payload: {},
  set_aside_at: '2026-05-05T10:00:00Z',
  status: 'put_back',
};

/** For what the gateway answers itself: what it asks of apps, by its path. */
const WHAT_APPS_ANSWER: Record<string, object> = {
  'dead-letters': A_DEAD_LETTER,
  'set-aside-messages': A_SET_ASIDE_MESSAGE,
  '/users/by-card': A_READER,
  '/copies': A_COPY,
  '/loans/return': A_LOAN,
};

/** It lets in for every operation of the public contract, and answers some itself; behind it, all goes well. */
async function startGateway(): Promise<Running> {
  const reader = aReader();
  const service = await startTestGateway();
  service.answerBy((call, response) => {
    const [, asked] =
      /^\/internal\/([a-z-]+)\/[^/]+\/|^(\/users\/by-card|\/copies|\/loans\/return)(?:\?|$)/
        .exec(call.url)
        ?.filter(Boolean) ?? [];
    const item = WHAT_APPS_ANSWER[asked ?? ''];
    if (item) response.setHeader('content-type', 'application/json').end(JSON.stringify(item));
    else answerEmpty(call, response);
  });
  return { contract: publicContract, reader, given: { user_id: reader.id, app: 'users' }, handsOn: true, service };
}

/** Each look at it is in it by the next one. */
export const TELLING_OF_ITSELF: ReadonlySet<string> = new Set([
  'listAuditEntries',
  // They say where what has changed since goes on.
  'listCarriedReaders',
  'listCarriedReaderChanges',
  'listCarriedCopies',
  'listCarriedCopyChanges',
  'listCopyHolders',
  'listCopyHolderChanges',
]);

/** Each service that is written here, by the name of its contract. */
export const services: Record<string, () => Promise<Running>> = {
  auth: startAuth,
  users: startUsers,
  books: startBooks,
  loans: startLoans,
  notifications: startNotifications,
  gateway: startGateway,
};
