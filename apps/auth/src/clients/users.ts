import { createHash } from 'node:crypto';
import { z } from 'zod';
import { relayed } from '#errors';
import { emailKey } from '#core/email-address.ts';
import { codeKey } from '#core/scanned-code.ts';
import { type ApiError, unavailable } from '#core/api-error.ts';
import type { InvokeAnswer } from '#dapr/invoke.ts';
import type { Platform } from '#platform/platform.ts';
import { personRoles } from '#core/caller.ts';

const account = z.object({
  id: z.string(),
  email: z.string(),
  full_name: z.string(),
  role: z.enum(personRoles),
  language: z.enum(['ru', 'en']),
});
export type Account = z.output<typeof account>;
/** With the account's version at the time its password was checked. */
const checkedAccount = account.extend({ version: z.number().int() });
export type CheckedAccount = z.output<typeof checkedAccount>;

/** What was sent does not prove who somebody is; if there is an account, whose it would be. */
type Unproven = { id?: undefined; account: string | undefined };

/** With the version that the last change of the password made, and its own; the previous release of users does not tell it. */
const currentAccount = account
  .extend({ version: z.number().int().exactOptional(), credentials_version: z.number().int().default(0) })
  .transform(({ version, ...current }) => ({ ...current, version: version ?? current.credentials_version }));
export type CurrentAccount = z.output<typeof currentAccount>;

/** A wrong password of an account; the previous release of users does not tell whose. */
const wrongPasswordOf = z.object({ code: z.literal('wrong_password_of'), facts: z.object({ user_id: z.uuid() }) });

const noWard = z.object({ code: z.literal('guardianship_not_found') });

const problem = z.object({
  code: z.string(),
  errors: z
    .array(z.object({ field: z.string(), code: z.string().exactOptional(), message: z.string().exactOptional() }))
    .exactOptional(),
});

export type Registration = {
  email: string;
  password: string;
  full_name: string;
  language: 'ru' | 'en';
  /** Versions of the library's documents. */
  agreed_to?: readonly { kind: string; version: number }[];
};

export type FirstPassword = { card_number: string; code: string; email: string; password: string };

/** The token of a link, and the account's password, or the one that is chosen. */
export type LinkAndPassword = { token: string; password: string };

/** What auth needs of users. Each throws ApiError 503 if users gives no answer. */
export type Users = {
  /** @throws ApiError 400 for a weak password. */
  register(registration: Registration, idempotencyKey: string | undefined): Promise<Account>;
  /** @throws ApiError 403 for a wrong card number or code, 409 for an e-mail address that is taken. */
  setFirstPassword(chosen: FirstPassword, idempotencyKey: string | undefined): Promise<Account>;
  /** @throws ApiError 403 for a link that does not work, or a wrong password. */
  verifyEmail(proof: LinkAndPassword, idempotencyKey: string | undefined): Promise<Account>;
  askForPasswordReset(email: string): Promise<void>;
  /** @throws ApiError 403 for a link that does not work, 400 for a weak password. */
  resetPassword(chosen: LinkAndPassword, from: { address: string; idempotencyKey: string | undefined }): Promise<void>;
  check(email: string, password: string): Promise<CheckedAccount | Unproven>;
  /** Undefined for a deleted account. */
  account(id: string): Promise<CurrentAccount | undefined>;
  /** A child's account, if somebody is its guardian today. */
  ward(childId: string, guardianId: string): Promise<Account | undefined>;
};

export function createUsers(invoker: Platform<unknown>['invoker']): Users {
  async function ask(
    status: number,
    path: string,
    body: object,
    key: string | undefined,
    others: Record<string, string> = {},
  ): Promise<unknown> {
    const headers = { ...others, ...(key !== undefined && { 'idempotency-key': key }) };
    const answer = await invoker.invoke({ appId: 'users', method: 'POST', path, body, headers });
    if (answer.status !== status) throw asError(answer);
    return answer.body;
  }
  const open = async (...asked: [path: string, body: object, key: string | undefined]) =>
    account.parse(await ask(201, ...asked));

  return {
    register: (registration, key) =>
      open('/internal/readers', registration, key && keyOf(whatItSays(registration), key)),
    setFirstPassword: (chosen, key) =>
      open('/internal/first-passwords', chosen, key && keyOf(codeKey(chosen.card_number), key)),
    askForPasswordReset: async (email) => {
      const path = '/internal/password-resets';
      const answer = await invoker.invoke({ appId: 'users', method: 'POST', path, body: { email } });
      if (answer.status !== 202) throw asError(answer);
    },
    resetPassword: async (chosen, { address, idempotencyKey: key }) => {
      const path = '/internal/password-resets/complete';
      await ask(204, path, chosen, key && keyOf(chosen.token, key), { 'x-client-address': address });
    },
    verifyEmail: async (proof, key) => {
      const path = '/internal/email-verifications/complete';
      return account.parse(await ask(200, path, proof, key && keyOf(proof.token, key)));
    },
    check: async (email, password) => {
      const path = '/internal/credentials/check';
      const answer = await invoker.invoke({ appId: 'users', method: 'POST', path, body: { email, password } });
      if (answer.status === 401) return { account: wrongPasswordOf.safeParse(answer.body).data?.facts.user_id };
      if (answer.status !== 200) throw asError(answer);
      return checkedAccount.parse(answer.body);
    },
    account: async (id) => {
      const answer = await invoker.invoke({ appId: 'users', method: 'GET', path: `/internal/accounts/${id}` });
      if (answer.status === 404) return undefined;
      if (answer.status !== 200) throw asError(answer);
      return currentAccount.parse(answer.body);
    },
    ward: async (childId, guardianId) => {
      const path = `/internal/accounts/${childId}/guardians/${guardianId}`;
      const answer = await invoker.invoke({ appId: 'users', method: 'GET', path });
      if (answer.status === 404 && noWard.safeParse(answer.body).success) return undefined;
      if (answer.status !== 200) throw asError(answer);
      return account.parse(answer.body);
    },
  };
}

/** All but the password: another registration under the same key is one of its own, so none tells of another. */
const whatItSays = ({ email, full_name, language, agreed_to = [] }: Registration): string =>
  JSON.stringify([emailKey(email), full_name, language, ...agreed_to.map(({ kind, version }) => [kind, version])]);

/** Nobody is signed in yet, so the key is scoped to the registration, the card or the link: two strangers may choose the same key. */
const keyOf = (whose: string, key: string): string =>
  createHash('sha256')
    .update(JSON.stringify([whose, key]))
    .digest('hex');

/** The client sees a rejection by users; any other failure is internal. */
function asError(answer: InvokeAnswer): ApiError {
  const parsed = problem.safeParse(answer.body);
  const known = answer.status < 500 && parsed.success ? relayed(parsed.data) : undefined;
  return known ?? unavailable(answer.status);
}
