import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { asTables } from '#postgres/as-tables.ts';
import { createTokenCheck } from '#http/access-token.ts';
import { testTokenCheck } from '#testing/access-tokens.ts';
import type { InvokeAnswer } from '#dapr/invoke.ts';
import type { EventData, EventType } from '#events';
import authContract from '#contracts/auth.json' with { type: 'json' };
import type { Ask } from '#testing/ask.ts';
import type { Border } from '#testing/border.ts';
import { auth } from '../../apps/auth/src/service.ts';
import { giveSecret, setProgram } from '../../apps/auth/src/use-cases/manage-programs.ts';
import { startAuth } from '../../apps/auth/src/testing/auth.ts';
import { anApp, appActs, type App } from './apps-alone.ts';
import {
  believingProviders,
  outsideAccountOf,
  outsideActs,
  REPEATABLE_OUTSIDE,
  type Outside,
} from './outside-alone.ts';
import { passkeyActs, passkeysOf, REPEATABLE_WITH_PASSKEYS, type Passkeys } from './passkeys-alone.ts';
import { secondFactorActs, secondFactorsOf, type SecondFactors } from './second-factors-alone.ts';
import { answered, delivered, eventIdOf, profile, typesIn, writesIn, type Act, type Alone } from './alone.ts';

export const PASSWORD = 'ten letters or more';

/** Somebody who is signed in. */
export type SignedIn = {
  user: string;
  email: string;
  session: string;
  /** Another session of theirs. */
  other: string;
  access: string;
  refresh: string;
  key: string;
  signer: string;
  program: { id: string; secret: string };
  app: App;
  secondFactors: SecondFactors;
  passkeys: Passkeys;
  outside: Outside;
};

/** Those of auth's operations that change nothing. */
const READING = ['validate', 'checkPassword', 'readAuthorizationRequest', 'introspectToken', 'readDeviceRequest'];
/**
 * Each sign-in is a session of its own, and so are each secret and token of a program or an app; a code that was used is a wrong
 * one, which is counted.
 */
const REPEATABLE = [
  'login',
  'takeSecondStep',
  'confirmAuthenticator',
  'giveProgramSecret',
  'giveAppSecret',
  'answerAuthorizationRequest',
  'answerDeviceRequest',
  'authorizeDevice',
  'grantToken',
  'actForChild',
  ...REPEATABLE_WITH_PASSKEYS,
  ...REPEATABLE_OUTSIDE,
];
const ADMIN = { id: randomUUID(), role: 'admin' } as const;

const aRefusalOf = (user: string, id: string) => ({
  id,
  action: 'reader.read',
  operation: 'getUser',
  code: 'forbidden',
  caller_id: user,
  caller_role: 'reader',
  session_id: randomUUID(),
  network: '192.0.2.1',
  about: [],
  count: 2,
  since: '2026-11-29T10:00:00.000Z',
});

/** Auth, before a users service that knows everybody. */
export async function startAuthBeforeUsers(border: Border) {
  const versions = new Map<string, number>();
  const deleted = new Set<string>();
  const testCheck = testTokenCheck();
  const registered = new Map<string, string>();
  const verifying = randomUUID();
  const account = (id: string) => ({ ...profile(id, versions.get(id) ?? 1), id });
  const service = await startAuth({
    border,
    context: {
      outside: believingProviders,
      // The admin's token is the tests', and auth's own are those of whichever key signs by now.
      tokenCheck: async (authorization) => {
        const ownCheck = createTokenCheck(() => Promise.resolve({ keys: service.context.keys.jwks() }));
        return testCheck(authorization).catch(() => ownCheck(authorization));
      },
    },
    invoke: ({ path, body, headers }): InvokeAnswer => {
      const { email = '' } = (body ?? {}) as { email?: string };
      if (path === '/internal/first-passwords') return { status: 201, body: account(email.split('@')[0] ?? '') };
      if (path === '/internal/password-resets') return { status: 202, body: undefined };
      if (path === '/internal/email-verifications/complete') return { status: 200, body: account(verifying) };
      if (path === '/internal/password-resets/complete') return { status: 204, body: undefined };
      if (path === '/internal/readers') {
        const key = headers?.['idempotency-key'] ?? randomUUID();
        const id = registered.get(key) ?? randomUUID();
        registered.set(key, id);
        return { status: 201, body: account(id) };
      }
      const isCheck = path === '/internal/credentials/check';
      const [id = ''] = isCheck ? email.split('@') : path.split('/').slice(-1);
      const code = path.includes('/guardians/') ? 'guardianship_not_found' : 'user_not_found';
      if (deleted.has(id)) return isCheck ? { status: 401, body: {} } : { status: 404, body: { code } };
      return { status: 200, body: account(id) };
    },
  });
  /** So the one that signs is due, and the next one has been known for long. */
  const keysHaveSignedForLong = async () => {
    const long = sql<Date>`now() - interval '100 days'`;
    await service.db.updateTable('signing_key').set({ created_at: long }).where('signs_until', 'is', null).execute();
    const signing = service.db.updateTable('signing_key').set({ signs_from: long });
    await signing.where('signs_from', 'is not', null).where('signs_until', 'is', null).execute();
    await service.context.keys.reload();
  };
  const aProgram = async () => {
    const id = randomUUID();
    await setProgram(service.context, { id, name: 'П', role: 'partner' });
    return { id, secret: await giveSecret(service.context, id) };
  };
  const deliver = async <Type extends EventType>(type: Type, user: string, data: EventData[Type]) =>
    delivered(await service.deliver('user.events', type, data, { id: eventIdOf(type, user), subject: user }));

  return {
    service,

    /** @param ask whom to ask: auth, or the gateway before it */
    async aSignIn(ask: Ask): Promise<SignedIn> {
      const user = randomUUID();
      const email = `${user}@readers.example`;
      // What was cut off before counts as failed, and all of it comes from one address.
      await service.db.deleteFrom('sign_in_tries').execute();
      const signIn = async () => {
        const { body } = await ask('POST', '/auth/login', { body: { email, password: PASSWORD } });
        const { access_token: access, refresh_token: refresh } = body as {
          access_token: string;
          refresh_token: string;
        };
        const { sessionId } = await service.context.tokenCheck(`Bearer ${access}`);
        return { session: sessionId, access, refresh };
      };
      const { session: other } = await signIn();
      const second = await signIn();
      await keysHaveSignedForLong();
      const [signer = ''] = service.context.keys.jwks().map(({ kid }) => kid);
      return {
        user,
        email,
        other,
        ...second,
        key: randomUUID(),
        signer,
        program: await aProgram(),
        app: await anApp(service.context, second.access),
        secondFactors: await secondFactorsOf(service.context),
        passkeys: await passkeysOf(service.context, { user, session: second.session }),
        outside: await outsideAccountOf(service.context, { user, session: second.session }),
      };
    },

    /** What programs ask for. */
    operations(
      ask: Ask,
      { user, email, other, access, refresh, key, signer, program, app, secondFactors, passkeys, outside }: SignedIn,
    ): Record<string, Act> {
      const post = async (path: string, body: object, headers: Record<string, string> = {}) =>
        ask('POST', path, { body, headers });
      const keyed = { 'idempotency-key': key };
      const end = (path: string, token: string) =>
        ask('DELETE', path, { headers: { authorization: `Bearer ${token}` } });
      return {
        ...secondFactorActs(ask, secondFactors, user),
        ...appActs(ask, app, access),
        ...passkeyActs(ask, passkeys, access),
        ...outsideActs(ask, service.request, outside, access),
        register: async () => {
          const body = { email, password: PASSWORD, full_name: 'А', language: 'ru' };
          return answered(
            await post('/auth/register', body, keyed),
            ({ id }) => id === registered.get([...registered.keys()].at(-1) ?? ''),
          );
        },
        choosePassword: async () => {
          const body = { card_number: `R${user.slice(0, 8)}`, code: '1234567890', email, password: PASSWORD };
          return answered(await post('/auth/first-password', body, keyed), ({ id }) => id === user);
        },
        completeVerification: async () =>
          answered(
            await post('/auth/email-verifications/complete', { token: 't'.repeat(43), password: PASSWORD }, keyed),
            ({ id }) => id === verifying,
          ),
        requestPasswordReset: async () => answered(await post('/auth/password-resets', { email })),
        completePasswordReset: async () =>
          answered(await post('/auth/password-resets/complete', { token: 't'.repeat(43), password: PASSWORD }, keyed)),
        login: async () => answered(await post('/auth/login', { email, password: PASSWORD })),
        refresh: async () =>
          answered(
            await post('/auth/refresh', { refresh_token: refresh }),
            ({ refresh_token }) => refresh_token === service.context.nextRefreshToken(refresh),
          ),
        stepUp: async () =>
          answered(
            await post('/auth/step-up', { refresh_token: refresh, password: PASSWORD }),
            ({ refresh_token }) => refresh_token === service.context.nextRefreshToken(refresh),
          ),
        recordRefusals: async () =>
          answered(
            await service.request('POST', '/internal/refusals', {
              body: { refusals: [aRefusalOf(user, key)] },
              headers: { 'dapr-caller-app-id': 'gateway' },
            }),
          ),
        logout: async () => {
          const answer = answered(
            await ask('POST', '/auth/logout', { headers: { authorization: `Bearer ${access}` } }),
          );
          // Its end was not told; but it is what was asked for.
          return answer === '401 signed_out' ? '204 ""' : answer;
        },
        endSession: async () => answered(await end(`/auth/sessions/${other}`, access)),
        endOtherSessions: async () => answered(await end('/auth/sessions', access)),
        liftSignInDelay: async () => answered(await ask('DELETE', `/users/${user}/sign-in-delay`, { as: ADMIN })),
        liftNetworkDelay: async () =>
          answered(await ask('DELETE', `/auth/delayed-networks/${'0'.repeat(64)}`, { as: ADMIN })),
        actForChild: async () =>
          answered(
            await ask('POST', `/auth/children/${randomUUID()}/token`, {
              headers: { authorization: `Bearer ${access}` },
            }),
          ),
        endSessionsOfUser: async () => answered(await ask('DELETE', `/users/${user}/sessions`, { as: ADMIN })),
        replaceSigningKey: async () =>
          answered(await ask('POST', `/auth/signing-keys/${signer}/replacement`, { as: ADMIN })),
        setProgram: async () =>
          answered(
            await ask('PUT', `/auth/programs/${program.id}`, { as: ADMIN, body: { name: 'П', role: 'machine' } }),
            ({ id, role }) => [id === program.id, role],
          ),
        giveProgramSecret: async () =>
          answered(
            await ask('POST', `/auth/programs/${program.id}/secret`, { as: ADMIN }),
            ({ client_id }) => client_id === program.id,
          ),
        removeProgram: async () => answered(await ask('DELETE', `/auth/programs/${program.id}`, { as: ADMIN })),
        grantToken: async () => {
          const { id: client_id, secret: client_secret } = program;
          const form = { grant_type: 'client_credentials', client_id, client_secret };
          return answered(await ask('POST', '/oauth/token', { form }), ({ token_type }) => token_type);
        },
        revokeSigningKey: async () => answered(await ask('DELETE', `/auth/signing-keys/${signer}`, { as: ADMIN })),
      };
    },

    events: ({ user }: Pick<SignedIn, 'user'>): Record<string, Act> => ({
      'user.changed': async () => {
        versions.set(user, 2);
        const data = { ...profile(user, 2), event_type: 'user.changed', credentials_changed: true } as const;
        return deliver('user.changed', user, data);
      },
      'user.deleted': async () => {
        deleted.add(user);
        return deliver('user.deleted', user, { event_type: 'user.deleted', user_id: user });
      },
    }),

    alone: {
      db: asTables<object>(service.db),
      database: service.database,
      repeatable: REPEATABLE,
      // A try to sign in that was cut off counts as failed.
      alike: (row: string) =>
        row
          .replaceAll(/, "(level|turn_at)": (null|"@"|[\d.e-]+)/g, '')
          .replace(/^passkey .*/, (key) => key.replaceAll(/"(public_key|credential_id)": "[^"]+"/g, '"$1": "#"'))
          .replace(/^authenticator .*/, (one) => one.replaceAll(/"(secret|last_step)": ("[^"]+"|\d+)/g, '"$1": "#"'))
          .replace(/^signing_key .*/, (key) => key.replaceAll(/"(kid|n|sealed_key)": "[^"]+"/g, '"$1": "#"'))
          .replace(/^(client_app_token|device_code) .*/, (token) =>
            token.replaceAll(/"(exp|iat|authTime|sessionUid)": ("[^"]+"|\d+)/g, '"$1": "#"'),
          )
          .replace(/"thing": "[\w-]{43}"/, '"thing": "#"'),
      wanted: writesIn(authContract, READING),
      retryParked: service.retryParked,
      later: () => service.runJob('store-revocations'),
      rules: {
        'a session that has ended is revoked': `
          select id from session where ended_at is not null and not revocation_stored`,
        'no session outlives a change of its account': `
          select session.id from session join account_change using (user_id)
          where ended_at is null and (before_version is null or before_version > account_version)
            and (except_role is null or except_role <> role)`,
        'one key signs, and one follows it': `
          select from signing_key where revoked_at is null and signs_until is null
          having count(signs_from) <> 1 or count(*) <> 2`,
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
    } satisfies Omit<Alone, 'aSituation'>,
  };
}

export async function authAlone(border: Border): Promise<Alone> {
  const { service, aSignIn, operations, events, alone } = await startAuthBeforeUsers(border);
  return {
    ...alone,
    aSituation: async () => {
      const signedIn = await aSignIn(service.request);
      const rotate = async () => service.runJob('rotate-keys').then(() => 'done');
      const revoke = async () => service.runJob('store-revocations').then(() => 'done');
      return {
        ...operations(service.request, signedIn),
        ...events(signedIn),
        'rotate-keys': rotate,
        'store-revocations': revoke,
      };
    },
    wanted: [
      ...alone.wanted,
      ...typesIn(auth.subscriptions(service.context)),
      ...Object.keys(auth.jobs(service.context)),
    ],
  };
}
