import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { InvokeAnswer, InvokeRequest } from '#dapr/invoke.ts';
import type { PersonRole } from '#core/caller.ts';
import type { AuditTables } from '#audit/trail.ts';
import { asTables } from '#postgres/as-tables.ts';
import { startTestService } from '#testing/service.ts';
import type { OutsideProvider } from '../outside/configured-providers.ts';
import { auth } from '../service.ts';
import { migrations } from '../store/migrations/index.ts';

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
export const PASSWORD = 'a long enough password';

export type TestAccount = {
  id: string;
  email: string;
  full_name: string;
  role: PersonRole;
  language: 'ru' | 'en';
  version: number;
  credentials_version: number;
  password: string;
};

const granted = z.object({ access_token: z.string(), refresh_token: z.string() });
const firstPassword = z.object({ card_number: z.string(), code: z.string(), email: z.string(), password: z.string() });
const credentials = z.object({ email: z.string(), password: z.string() });

type More = { SECOND_FACTOR_REQUIRED_FOR?: PersonRole[]; OUTSIDE_PROVIDERS?: OutsideProvider[] };

/**
 * The auth service with accounts and a clock that the test controls.
 *
 * @param more of its environment
 * @param moreSecrets in addition to those that every auth service has
 */
export async function authWithAccounts(more: More = {}, moreSecrets: Record<string, string> = {}) {
  const accounts = new Map<string, TestAccount>();
  /** The codes of readers from the desk, by their cards. */
  const slips = new Map<string, string>();
  /** The guardians of children. */
  const wards = new Map<string, string>();
  let time = Date.now();
  /** What happens between the check of a password and its answer. */
  let whenChecked: (account: TestAccount) => Promise<unknown> = () => Promise.resolve();

  let isUsersAway = false;

  const answerAsUsers = async ({ path, body }: InvokeRequest): Promise<InvokeAnswer> => {
    if (isUsersAway) return { status: 503, body: { code: 'unavailable' } };
    const [, child = '', guardian] = /^\/internal\/accounts\/(.+)\/guardians\/(.+)$/.exec(path) ?? [];
    if (child !== '') {
      const ward = wards.get(child) === guardian ? accounts.get(child) : undefined;
      return ward ? { status: 200, body: ward } : { status: 404, body: { code: 'guardianship_not_found' } };
    }
    const [, id = ''] = /^\/internal\/accounts\/(.+)$/.exec(path) ?? [];
    if (id !== '') {
      const account = accounts.get(id);
      return account ? { status: 200, body: account } : { status: 404, body: { code: 'user_not_found' } };
    }
    if (path === '/internal/password-resets') return { status: 202, body: undefined };
    if (path === '/internal/first-passwords') return answerToCode(firstPassword.parse(body));
    if (path !== '/internal/credentials/check') throw new Error(`The test's users service knows no ${path}`);
    const { email, password } = credentials.parse(body);
    const account = [...accounts.values()].find((one) => one.email === email);
    if (!account) return { status: 401, body: { code: 'wrong_credentials' } };
    if (password !== account.password)
      return { status: 401, body: { code: 'wrong_password_of', facts: { user_id: account.id } } };
    const checked = { ...account };
    await whenChecked(account);
    return { status: 200, body: checked };
  };

  function answerToCode({ card_number, code, email }: z.output<typeof firstPassword>): InvokeAnswer {
    if (slips.get(card_number) !== code) return { status: 403, body: { code: 'wrong_sign_in_code' } };
    if ([...accounts.values()].some((one) => one.email === email))
      return { status: 409, body: { code: 'email_taken' } };
    return { status: 201, body: { id: randomUUID(), email, full_name: 'Anna', role: 'reader', language: 'en' } };
  }

  const options = {
    migrations,
    env: {
      TIME_ZONE: 'Europe/Moscow',
      ACCESS_TOKEN_SECONDS: 600,
      REFRESH_TOKEN_SECONDS: 86_400,
      SESSION_SECONDS: 864_000,
      SIGNING_KEY_DAYS: 90,
      PUBLIC_URL: 'https://library.example',
      SECOND_FACTOR_REQUIRED_FOR: [],
      OUTSIDE_PROVIDERS: [],
      ...more,
    },
    secrets: { 'token-signing-key': privateKey, 'second-factor-key': 'of the tests', ...moreSecrets },
    invoke: answerAsUsers,
    now: () => new Date(time),
  };
  const service = await startTestService(auth, options);

  const loginAt =
    ({ request }: Pick<typeof service, 'request'>) =>
    (email: string, but: { password?: string; client?: string; agent?: string } = {}) =>
      request('POST', '/auth/login', {
        body: { email, password: but.password ?? PASSWORD },
        headers: {
          'x-client-address': but.client ?? '203.0.113.7',
          ...(but.agent !== undefined && { 'x-client-agent': but.agent }),
        },
      });

  const login = loginAt(service);

  /** Changes an account; auth has not heard of it yet. */
  function changeUnheard(account: TestAccount, change: Partial<TestAccount>): void {
    const version = account.version + 1;
    Object.assign(account, change, { version }, change.password !== undefined && { credentials_version: version });
  }

  return {
    service,
    login,
    /** Another instance of auth, on the same database. */
    async replica() {
      const other = await startTestService(auth, { ...options, database: service.database });
      return { login: loginAt(other), request: other.request, stop: other.stop };
    },
    anAccount() {
      const id = randomUUID();
      const account: TestAccount = {
        id,
        email: `${id}@readers.example`,
        full_name: 'Anna',
        role: 'reader',
        language: 'en',
        version: 1,
        credentials_version: 0,
        password: PASSWORD,
      };
      accounts.set(id, account);
      return account;
    },
    /** Who acts for which child. */
    wards,
    /** The desk issues a code for a card. */
    aSlip(code = '4829105736') {
      const card = `R${100_001 + slips.size}`;
      slips.set(card, code);
      return { card_number: card, code };
    },
    choosePassword: (slip: { card_number: string; code: string }, but: { email?: string; client?: string } = {}) =>
      service.request('POST', '/auth/first-password', {
        body: { ...slip, email: but.email ?? `${randomUUID()}@readers.example`, password: PASSWORD },
        headers: { 'x-client-address': but.client ?? '203.0.113.7' },
      }),
    changeUnheard,
    /** Changes an account, and delivers the event to auth. */
    async change(account: TestAccount, change: Partial<TestAccount>) {
      changeUnheard(account, change);
      const { id: user_id, password: _secret, credentials_version, ...profile } = account;
      const credentials_changed = credentials_version === account.version;
      const event = { event_type: 'user.changed' as const, user_id, ...profile, credentials_changed };
      await service.deliver('user.events', 'user.changed', event);
    },
    /** Deletes an account, and delivers the event to auth. */
    async remove({ id }: TestAccount) {
      accounts.delete(id);
      await service.deliver('user.events', 'user.deleted', { event_type: 'user.deleted', user_id: id });
    },
    /** Does something once, while the next password is checked. */
    whenChecked(act: typeof whenChecked) {
      whenChecked = (account) => {
        whenChecked = () => Promise.resolve();
        return act(account);
      };
    },
    /** Does something while users gives no answer. */
    async whileUsersIsAway(act: () => Promise<unknown>) {
      isUsersAway = true;
      try {
        await act();
      } finally {
        isUsersAway = false;
      }
    },
    /** @returns the tokens of a new sign-in */
    async signIn(email: string) {
      return granted.parse((await login(email)).body);
    },
    refresh: (token: string, client = '203.0.113.7') =>
      service.request('POST', '/auth/refresh', {
        body: { refresh_token: token },
        headers: { 'x-client-address': client },
      }),
    stepUp: (token: string, but: { password?: string; client?: string } = {}) =>
      service.request('POST', '/auth/step-up', {
        body: { refresh_token: token, password: but.password ?? PASSWORD },
        headers: { 'x-client-address': but.client ?? '203.0.113.7' },
      }),
    /** Asks as whoever has this access token. */
    ask: (method: string, path: string, accessToken: string, body?: object) =>
      service.request(method, path, {
        headers: { authorization: `Bearer ${accessToken}`, 'x-client-address': '203.0.113.7' },
        ...(body && { body }),
      }),
    /** Asks as nobody yet. */
    post: (path: string, body: object, client = '203.0.113.7') =>
      service.request('POST', path, { body, headers: { 'x-client-address': client } }),
    /** @throws if no tokens were granted */
    tokensOf: (answer: { body: unknown }) => granted.parse(answer.body),
    isGood: async (accessToken: string) => {
      const { body } = await service.request('POST', '/auth/validate', { body: { token: accessToken } });
      return z.object({ active: z.boolean() }).parse(body).active;
    },
    /** What the audit trail has about somebody, oldest first. */
    trailAbout: (userId: string) =>
      asTables<AuditTables>(service.db)
        .selectFrom('audit_entry')
        .select(['action', 'outcome', 'code', 'network'])
        .where('user_id', '=', userId)
        .orderBy('id')
        .execute(),
    thingsOf: async (action: string) => {
      const entries = await asTables<AuditTables>(service.db)
        .selectFrom('audit_entry')
        .select('thing')
        .where('action', '=', action)
        .orderBy('id')
        .execute();
      return entries.map(({ thing }) => thing);
    },
    secondsPass(seconds: number) {
      time += seconds * 1000;
    },
  };
}
