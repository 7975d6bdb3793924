import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { asTables } from '#postgres/as-tables.ts';
import type { InvokeAnswer } from '#dapr/invoke.ts';
import type { EventData, EventType } from '#events';
import authContract from '#contracts/auth.json' with { type: 'json' };
import notificationsContract from '#contracts/notifications.json' with { type: 'json' };
import type { TestAnswer } from '#testing/ask.ts';
import { testTokenCheck } from '#testing/access-tokens.ts';
import type { Border } from '#testing/border.ts';
import { operationsIn } from '#testing/contract-operations.ts';
import { startAuth } from '../../apps/auth/src/testing/auth.ts';
import { auth } from '../../apps/auth/src/service.ts';
import { notifications } from '../../apps/notifications/src/service.ts';
import { startNotifications } from '../../apps/notifications/src/testing/notifications.ts';

/** What came of an act: what its client was told, if it has one. Throws where there was no answer. */
export type Act = () => Promise<string>;

/** A service alone, with the others faked. */
export type Alone = {
  db: Kysely<object>;
  databaseName: string;
  /** What can be asked of it, in a situation of its own each time. */
  aSituation(): Promise<Record<string, Act>>;
  /** Those of which each attempt may have an effect of its own, as their contracts say. */
  repeatable: readonly string[];
  /** The operations that change something, the events and the jobs: each must be among the acts. */
  wanted: string[];
  retryParked(): Promise<number>;
  /** What comes later than the events that were parked. */
  later(): Promise<void>;
  /** What must hold at any time: each statement finds what breaks it. */
  rules: Record<string, string>;
  /** What the database does not tell: what is broken. */
  broken(): Promise<string[]>;
  stop(): Promise<void>;
};

/** @param told what of the body a repeated request must be told again */
function answered({ status, body }: TestAnswer, told: (body: Record<string, unknown>) => unknown = () => ''): string {
  const known = (body ?? {}) as Record<string, unknown>;
  if (status >= 500 || known['code'] === 'request_in_progress') throw new Error(`${status} ${JSON.stringify(body)}`);
  const { code } = known;
  return `${status} ${typeof code === 'string' ? code : JSON.stringify(told(known))}`;
}

const eventIds = new Map<string, string>();
/** The same for the same event, however often it is delivered. */
function eventIdOf(type: string, user: string): string {
  const id = eventIds.get(`${type} ${user}`) ?? randomUUID();
  eventIds.set(`${type} ${user}`, id);
  return id;
}

function delivered(answer: string): string {
  if (answer !== 'SUCCESS') throw new Error(answer);
  return answer;
}

const writesIn = (contract: { paths: object }, reading: readonly string[]): string[] =>
  operationsIn(contract)
    .filter(({ method, operationId }) => method !== 'GET' && !reading.includes(operationId))
    .map(({ operationId }) => operationId);

const typesIn = (subscriptions: Record<string, object>): string[] =>
  Object.values(subscriptions).flatMap((handlers) => Object.keys(handlers));

const profile = (user_id: string, version: number) =>
  ({ user_id, email: `${user_id}@readers.example`, full_name: 'А', language: 'ru', role: 'reader', version }) as const;

type SignedIn = { user: string; email: string; session: string; token: string; key: string };

export async function authAlone(border: Border): Promise<Alone> {
  const versions = new Map<string, number>();
  const deleted = new Set<string>();
  const registered = new Map<string, string>();
  const account = (id: string) => ({ ...profile(id, versions.get(id) ?? 1), id });
  const service = await startAuth({
    border,
    context: { tokenCheck: testTokenCheck() },
    invoke: ({ path, body, headers }): InvokeAnswer => {
      const { email = '' } = (body ?? {}) as { email?: string };
      if (path === '/internal/first-passwords') return { status: 201, body: account(email.split('@')[0] ?? '') };
      if (path === '/internal/readers') {
        const key = headers?.['idempotency-key'] ?? randomUUID();
        const id = registered.get(key) ?? randomUUID();
        registered.set(key, id);
        return { status: 201, body: account(id) };
      }
      const isCheck = path === '/internal/credentials/check';
      const [id = ''] = isCheck ? email.split('@') : path.split('/').slice(-1);
      if (deleted.has(id)) return isCheck ? { status: 401, body: {} } : { status: 404, body: {} };
      return { status: 200, body: account(id) };
    },
  });
  const ask = async (path: string, body: object, key?: string) =>
    service.request('POST', path, { body, ...(key !== undefined && { headers: { 'idempotency-key': key } }) });
  const login = (email: string) => ask('/auth/login', { email, password: 'ten letters or more' });
  const deliver = async <Type extends EventType>(type: Type, user: string, data: EventData[Type]) =>
    delivered(await service.deliver('user.events', type, data, { id: eventIdOf(type, user), subject: user }));

  const actsIn = ({ user, email, session, token, key }: SignedIn): Record<string, Act> => ({
    register: async () => {
      const body = { email, password: 'ten letters or more', full_name: 'А', language: 'ru' };
      return answered(
        await ask('/auth/register', body, key),
        ({ id }) => id === registered.get([...registered.keys()].at(-1) ?? ''),
      );
    },
    choosePassword: async () => {
      const body = { card_number: `R${user.slice(0, 8)}`, code: '1234567890', email, password: 'ten letters or more' };
      return answered(await ask('/auth/first-password', body, key), ({ id }) => id === user);
    },
    login: async () => answered(await login(email)),
    refresh: async () =>
      answered(
        await ask('/auth/refresh', { refresh_token: token }),
        ({ refresh_token }) => refresh_token === service.context.nextRefreshToken(token),
      ),
    logout: async () => {
      const as = { id: user, role: 'reader' as const, sessionId: session };
      const answer = answered(await service.request('POST', '/auth/logout', { as }));
      // Its end was not told; but it is what was asked for.
      return answer === '401 signed_out' ? '204 ""' : answer;
    },
    'user.changed': async () => {
      versions.set(user, 2);
      const data = { ...profile(user, 2), event_type: 'user.changed', credentials_changed: true } as const;
      return deliver('user.changed', user, data);
    },
    'user.deleted': async () => {
      deleted.add(user);
      return deliver('user.deleted', user, { event_type: 'user.deleted', user_id: user });
    },
  });

  return {
    db: asTables<object>(service.db),
    databaseName: new URL(service.database.url).pathname.slice(1),
    aSituation: async () => {
      const user = randomUUID();
      const email = `${user}@readers.example`;
      const { refresh_token: token } = (await login(email)).body as { refresh_token: string };
      const { id: session } = await service.db
        .selectFrom('session')
        .select('id')
        .where('user_id', '=', user)
        .executeTakeFirstOrThrow();
      return actsIn({ user, email, session, token, key: randomUUID() });
    },
    repeatable: ['login'],
    wanted: [
      ...writesIn(authContract, ['validate']),
      ...typesIn(auth.subscriptions(service.context)),
      ...Object.keys(auth.jobs(service.context)),
    ],
    retryParked: service.retryParked,
    later: () => Promise.resolve(),
    rules: {
      'a session that has ended is revoked': `
        select id from session where ended_at is not null and not revocation_stored`,
      'no session outlives a change of its account': `
        select session.id from session join account_change using (user_id)
        where ended_at is null and (before_version is null or before_version > account_version)
          and (except_role is null or except_role <> role)`,
      'a session has one refresh token that can be used': `
        select session_id from refresh_token join session on session.id = session_id
        where ended_at is null and used_at is null group by session_id having count(*) > 1`,
      'a session that lasts can be renewed, unless its sign-in was never answered': `
        select session.id from session
        where ended_at is null and exists (select from refresh_token where session_id = session.id)
          and not exists (select from refresh_token where session_id = session.id and used_at is null)`,
      'every event was handled': `select event_id, cause_code, cause_detail from parked_event
        union all select event_id, cause_code, cause_detail from dead_letter`,
    },
    broken: async () => {
      const ended = await service.db.selectFrom('session').select('id').where('ended_at', 'is not', null).execute();
      const known = await Promise.all(
        ended.map(async ({ id }) => ((await service.context.revoked.has(id)) ? [] : [id])),
      );
      return known.flat().map((id) => `gateways do not know that the session ${id} has ended`);
    },
    stop: service.stop,
  };
}

type Notified = { known: string; unknown: string; waiting: string; failed: string };

export async function notificationsAlone(border: Border): Promise<Alone> {
  const contacts = new Set<string>();
  const service = await startNotifications({
    border,
    invoke: ({ path }) => {
      const id = path.replace('/internal/contacts/', '');
      const { user_id: _id, role: _role, ...contact } = profile(id, 1);
      return contacts.has(id)
        ? { status: 200, body: { id, deleted: false, ...contact } }
        : { status: 404, body: { code: 'user_not_found' } };
    },
  });
  const admin = { id: randomUUID(), role: 'admin' as const };
  const deliver = async <Type extends EventType>(topic: string, type: Type, user: string, data: EventData[Type]) =>
    delivered(await service.deliver(topic, type, data, { id: eventIdOf(type, user), subject: user }));
  const tell = (user_id: string) =>
    deliver('notifications.email', 'notifications.email', user_id, {
      type: 'book_available',
      user_id,
      book_title: 'Дар',
    });
  const register = (user: string) =>
    deliver('user.events', 'user.registered', user, { ...profile(user, 1), event_type: 'user.registered' });
  const noticeTo = (user: string) =>
    service.db.selectFrom('delivery').select('id').where('user_id', '=', user).executeTakeFirstOrThrow();

  const actsIn = ({ known, unknown, waiting, failed }: Notified): Record<string, Act> => ({
    'notifications.email': () => tell(known),
    'notifications.email, to somebody unknown': () => tell(unknown),
    'user.registered': () => register(waiting),
    'user.changed': () =>
      deliver('user.events', 'user.changed', waiting, { ...profile(waiting, 2), event_type: 'user.changed' }),
    'user.deleted': () =>
      deliver('user.events', 'user.deleted', failed, { event_type: 'user.deleted', user_id: failed }),
    retryNotice: async () => {
      const { id } = await noticeTo(failed);
      const answer = answered(await service.request('POST', `/notifications/${id}/retry`, { as: admin }));
      // It was queued, but its answer was lost.
      return answer === '409 notice_not_failed' ? '200 ""' : answer;
    },
    retryFailedNotices: async () =>
      answered(await service.request('POST', '/notifications/retry-failed', { as: admin })),
    'ask-for-recipients': async () => {
      await service.runJob('ask-for-recipients');
      return 'done';
    },
    'give-up-waiting-notices': async () => {
      await service.runJob('give-up-waiting-notices');
      return 'done';
    },
  });

  return {
    db: asTables<object>(service.db),
    databaseName: new URL(service.database.url).pathname.slice(1),
    aSituation: async () => {
      // Nothing is left of the situations before.
      await service.runJob('ask-for-recipients');
      await service.request('POST', '/notifications/retry-failed', { as: admin });
      const [known, unknown, waiting, failed] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
      await register(known);
      await tell(waiting);
      await register(failed);
      await tell(failed);
      await service.db
        .updateTable('delivery')
        .set({ status: 'failed', attempts: 5, due_at: null })
        .where('user_id', '=', failed)
        .execute();
      for (const user of [unknown, waiting]) contacts.add(user);
      return actsIn({ known, unknown, waiting, failed });
    },
    repeatable: [],
    wanted: [
      ...writesIn(notificationsContract, []),
      ...typesIn(notifications.subscriptions(service.context)),
      ...Object.keys(notifications.jobs(service.context)),
      'notifications.email, to somebody unknown',
    ],
    retryParked: service.retryParked,
    // A question that got no answer is asked again a minute later.
    later: async () => {
      await service.db.updateTable('delivery').set({ ask_at: null }).where('ask_at', 'is not', null).execute();
      await service.runJob('ask-for-recipients');
    },
    rules: {
      'a notice has one delivery': `select user_id, type from delivery group by 1, 2, subject, command having count(*) > 1`,
      'a notice to somebody known does not wait for their address': `
        select delivery.id from delivery join recipient using (user_id)
        where status = 'queued' and (due_at is null or address is null) and recipient.email is not null`,
      'of somebody deleted no address and no text is left': `
        select delivery.id from delivery join recipient using (user_id)
        where recipient.email is null and (address is not null or html is not null or status = 'queued')`,
      'every event was handled': `select event_id, cause_code, cause_detail from parked_event
        union all select event_id, cause_code, cause_detail from dead_letter`,
    },
    broken: () => Promise.resolve([]),
    stop: service.stop,
  };
}
