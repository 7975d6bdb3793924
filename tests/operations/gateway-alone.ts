import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import gatewayContract from '#contracts/gateway.json' with { type: 'json' };
import { DECLARED_ERROR } from '#core/declared-error.ts';
import { insertDeadLetter } from '#messaging/dead-letters.ts';
import { setAside } from '#messaging/outbox-store.ts';
import type { OutboxTables } from '#messaging/tables.ts';
import { asTables } from '#postgres/as-tables.ts';
import { send } from '#testing/ask.ts';
import type { Border } from '#testing/border.ts';
import { anExampleLoan } from '#testing/example-loan.ts';
import { startTestGateway, type Forwarded, type TestGateway } from '../../apps/gateway/src/testing/gateway.ts';
import { register, startUsers } from '../../apps/users/src/testing/users.ts';
import { answered, writesIn, type Act, type Alone } from './alone.ts';
import { answeredBefore } from './passkeys-alone.ts';
import { lostWithItsAnswer } from './second-factors-alone.ts';
import { PASSWORD, startAuthBeforeUsers, type SignedIn } from './auth-alone.ts';

/** They only ask; and what lending and books do for a check-in is in check-in.test.ts. */
const READING = ['lookUpScans', 'checkIn'];
/** The gateway's operations that change something: those on the sign-in of pages, and those of admins. */
const writes = writesIn(gatewayContract, READING);
const ON_SESSIONS = [
  'openSession',
  'openSessionByPasskey',
  'beginOutsideSession',
  'openSessionByOutsideAccount',
  'closeSession',
  'renewSession',
  'stepUpSession',
  'takeSecondStepOnPage',
  'openChildSession',
  'closeChildSession',
];

/** Has an app answer what reaches the gateway's sidecar. Cut off, the connection breaks before the call or after it. */
function passCalls(gateway: TestGateway, appUrl: string, border: Border): void {
  const ask = ({ method, url, headers, body }: Forwarded) => {
    const { host: _host, connection: _connection, 'content-length': _length, ...sent } = headers;
    const texts = Object.entries(sent).map(([name, value]) => [name, String(value)]);
    return send(method, appUrl + url, {
      headers: { ...Object.fromEntries(texts), 'dapr-caller-app-id': 'gateway' },
      ...(body !== '' && { body }),
    });
  };
  const answer = async (call: Forwarded, response: ServerResponse): Promise<void> => {
    try {
      const { status, headers, text } = await border(`call ${call.method} ${call.url}`, () => ask(call));
      const kept = ['content-type', DECLARED_ERROR].flatMap((name) => {
        const value = headers.get(name);
        return value === null ? [] : [[name, value] as const];
      });
      response.writeHead(status, Object.fromEntries(kept)).end(status === 204 ? undefined : text);
    } catch {
      response.destroy();
    }
  };
  gateway.answerBy((call, response) => void answer(call, response));
}

/** The sign-in of pages and of programs, at the gateway before auth: each may be cut off at the gateway or within auth. */
export async function gatewayBeforeAuth(border: Border): Promise<Alone> {
  const { service, aSignIn, operations, alone } = await startAuthBeforeUsers(border);
  const gateway = await startTestGateway({
    tokenCheck: service.context.tokenCheck,
    isRevoked: (session) => service.context.revoked.has(session),
  });
  passCalls(gateway, service.url, border);

  const pages = ({ email, refresh, access, secondFactors, passkeys, outside }: SignedIn): Record<string, Act> => {
    const page = { 'sec-fetch-site': 'same-origin' };
    const cookie = `__Host-abonement-access=${access}; __Host-abonement-refresh=${refresh}`;
    const renewedIn = (answer: Awaited<ReturnType<typeof gateway.request>>) => {
      const next = `__Host-abonement-refresh=${service.context.nextRefreshToken(refresh)};`;
      return answered(answer, () => answer.headers.getSetCookie().some((one) => one.startsWith(next)));
    };
    return {
      beginOutsideSession: async () =>
        answered(await gateway.request('POST', '/session/outside', { headers: page, body: { provider: 'city' } })),
      openSessionByOutsideAccount: async () => {
        const { browser_secret: secret, ...body } = outside.signIns.pop() ?? { browser_secret: '' };
        const headers = { ...page, cookie: `__Host-abonement-outside=${secret}` };
        return answered(await gateway.request('POST', '/session/outside/answer', { headers, body }));
      },
      openSession: async () =>
        answered(await gateway.request('POST', '/session', { headers: page, body: { email, password: PASSWORD } })),
      openSessionByPasskey: async () => {
        const { answer: body } = passkeys;
        return answeredBefore(answered(await gateway.request('POST', '/session/passkey', { headers: page, body })));
      },
      renewSession: async () =>
        renewedIn(await gateway.request('POST', '/session/renewal', { headers: { ...page, cookie } })),
      openChildSession: async () => {
        const body = { user_id: randomUUID() };
        return answered(await gateway.request('POST', '/session/child', { headers: { ...page, cookie }, body }));
      },
      closeChildSession: async () =>
        renewedIn(await gateway.request('DELETE', '/session/child', { headers: { ...page, cookie } })),
      takeSecondStepOnPage: async () => {
        const answer = await gateway.request('POST', '/session/second-step', {
          headers: page,
          body: secondFactors.signingIn,
        });
        return lostWithItsAnswer(answered(answer));
      },
      stepUpSession: async () =>
        renewedIn(
          await gateway.request('POST', '/session/step-up', {
            headers: { ...page, cookie },
            body: { password: PASSWORD },
          }),
        ),
      closeSession: async () => {
        const answer = await gateway.request('DELETE', '/session', { headers: { ...page, cookie } });
        return answered(answer, () => answer.headers.getSetCookie().map((one) => one.split(';').slice(0, 2)));
      },
    };
  };

  // Auth is not asked again about a session of which the gateway knows that it has ended.
  const { 'a session that has ended is revoked': _noted, ...rules } = alone.rules;

  return {
    ...alone,
    rules,
    alike: (row) => alone.alike(row).replace(/, "revocation_stored": (true|false)/, ''),
    aSituation: async () => {
      const signedIn = await aSignIn(gateway.request);
      return { ...operations(gateway.request, signedIn), ...pages(signedIn) };
    },
    repeatable: [
      ...alone.repeatable,
      'openChildSession',
      'openSession',
      'openSessionByPasskey',
      'beginOutsideSession',
      'openSessionByOutsideAccount',
      'takeSecondStepOnPage',
    ],
    wanted: [...alone.wanted, ...writes.filter((operation) => ON_SESSIONS.includes(operation))],
    stop: async () => {
      await gateway.stop();
      await alone.stop();
    },
  };
}

/** What admins do about messages, at the gateway before users, which could not handle one and could not publish another. */
export async function gatewayBeforeUsers(border: Border): Promise<Alone> {
  const users = await startUsers({ border });
  const gateway = await startTestGateway();
  passCalls(gateway, users.url, border);
  const admin = { id: randomUUID(), role: 'admin' as const };

  /** Its event is about a loan with the event's id. */
  async function aDeadLetter(reader_id: string): Promise<string> {
    const data = { ...anExampleLoan({ reader_id }), event_type: 'loan.issued', version: 1 };
    const { loan_id } = data;
    const [topic, type] = ['loan.events', 'loan.issued'];
    const event = { specversion: '1.0', source: 'test', id: loan_id, type, subject: loan_id, topic, data };
    await insertDeadLetter(users.db, {
      event_id: loan_id,
      topic,
      type,
      event: JSON.stringify(event),
      cause: { code: 'handler_failed' },
    });
    return idOf(await gateway.request('GET', '/admin/dead-letters?app=users&limit=1', { as: admin }));
  }

  async function aMessageSetAside(reader: string): Promise<string> {
    const db = asTables<OutboxTables>(users.db);
    const { position } = await db
      .selectFrom('outbox')
      .select('position')
      .where('subject', '=', reader)
      .executeTakeFirstOrThrow();
    await setAside(db, position, 'larger than the broker takes');
    return idOf(await gateway.request('GET', '/admin/set-aside-messages?app=users&limit=1', { as: admin }));
  }

  return {
    db: asTables<object>(users.db),
    database: users.database,
    aSituation: async () => {
      const reader = await register(users);
      const [letter, message] = [await aDeadLetter(reader.id), await aMessageSetAside(reader.id)];
      const settle = (collection: string, id: string, way: string) => async () =>
        answered(
          await gateway.request('POST', `/admin/${collection}/users/${id}/${way}`, { as: admin }),
          ({ id: settled, status, resolved_by }) => [settled === id, status, resolved_by],
        );
      return {
        redeliver: settle('dead-letters', letter, 'redelivery'),
        discard: settle('dead-letters', letter, 'discard'),
        putBack: settle('set-aside-messages', message, 'put-back'),
        discardSetAside: settle('set-aside-messages', message, 'discard'),
      };
    },
    repeatable: [],
    // It says why a redelivery failed that was cut off.
    alike: (row) => row.replace(/, "cause_detail": (null|"\w+")/, ''),
    wanted: writes.filter((operation) => !ON_SESSIONS.includes(operation)),
    retryParked: users.retryParked,
    later: () => Promise.resolve(),
    rules: {
      'what was redelivered took effect': `
        select id from dead_letter
        where status = 'redelivered' and not exists (select from reader_loan where loan_id::text = event_id)`,
      'of what is resolved nothing is left to read': `select id from dead_letter where (status = 'waiting') = (event is null)`,
      'what was put back waits for its turn, and for nobody': `
        select id from outbox_resolved left join outbox using (id)
        where outbox_resolved.status = 'put_back' and (outbox.id is null or outbox.failed_at is not null)`,
      'what was discarded is not published': `
        select id from outbox_resolved join outbox using (id) where outbox_resolved.status = 'discarded'`,
    },
    broken: () => Promise.resolve([]),
    stop: async () => {
      await gateway.stop();
      await users.stop();
    },
  };
}

const idOf = ({ body }: { body: unknown }): string => (body as { items: { id: string }[] }).items[0]?.id ?? '';
