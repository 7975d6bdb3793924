import { apiError } from '#errors';
import type { Ask } from '#testing/ask.ts';
import type { AuthContext } from '../../apps/auth/src/context.ts';
import type { OutsideProviders } from '../../apps/auth/src/outside/outside-providers.ts';
import { beginOutsideAccount, beginOutsideSignIn } from '../../apps/auth/src/use-cases/ask-outside-provider.ts';
import { addOutsideAccount } from '../../apps/auth/src/use-cases/outside-accounts.ts';
import { answered, type Act } from './alone.ts';

const [CITY, REGION] = ['city', 'region'] as const;

/** Sites that send everybody back at once: who somebody is there is what their answer says. */
export const believingProviders: OutsideProviders = {
  all: [CITY, REGION].map((id) => ({
    id,
    issuer: `https://${id}.example`,
    client_id: 'library',
    authentication: 'client_secret_basic',
    title: { ru: id, en: id },
  })),
  named(id) {
    const found = this.all.find((provider) => provider.id === id);
    if (!found) throw apiError('outside_provider_not_found');
    return found;
  },
  addressFor: ({ issuer }, { state }) => Promise.resolve(`${issuer}/?state=${state}`),
  whoAnswers: ({ issuer }, _request, answer) =>
    Promise.resolve({ issuer, subject: answer.get('sub') ?? '', provedAt: null }),
};

/** What a site sends somebody back with, from where the library has sent them. */
const backFrom = (address: string, subject: string) => `${new URL(address).searchParams.toString()}&sub=${subject}`;

/** More than an act is tried. */
const WAYS = 8;

/** Somebody who has linked an account of one site, and has come back several times: to sign in by it, and to link that of another. */
export async function outsideAccountOf(context: AuthContext, { user, session }: { user: string; session: string }) {
  const caller = { id: user, role: 'reader', sessionId: session, expiresAt: 0 } as const;
  const { redirect_to } = await beginOutsideAccount(context, CITY, caller);
  const answer = { provider: CITY, answer: backFrom(redirect_to, user) };
  const { id } = await addOutsideAccount(context, caller, answer, () => Promise.resolve());
  const answers: string[] = [];
  for (let count = 0; count < WAYS; count += 1)
    answers.push(backFrom((await beginOutsideAccount(context, REGION, caller)).redirect_to, user));
  const signIns: { provider: string; answer: string; browser_secret: string }[] = [];
  for (let count = 0; count < WAYS; count += 1) {
    const { redirect_to: address, browser_secret } = await beginOutsideSignIn(context, CITY);
    signIns.push({ provider: CITY, answer: backFrom(address, user), browser_secret });
  }
  return { id, answers, signIns };
}

export type Outside = Awaited<ReturnType<typeof outsideAccountOf>>;

/** Each request is a new one, an answer is used up by each try, and each sign-in is a session of its own. */
export const REPEATABLE_OUTSIDE = [
  'beginOutsideSignIn',
  'beginOutsideAccount',
  'loginByOutsideAccount',
  'addOutsideAccount',
];

/** What is done about accounts of other sites, at auth. @param access of whoever has one, @param internal as the gateway asks */
export const outsideActs = (ask: Ask, internal: Ask, outside: Outside, access: string): Record<string, Act> => {
  const own = async (method: string, path: string, body?: object) =>
    ask(method, path, { headers: { authorization: `Bearer ${access}` }, ...(body && { body }) });
  const asGateway = async (path: string, body: object) =>
    internal('POST', `/internal/outside-sign-ins${path}`, { body, headers: { 'dapr-caller-app-id': 'gateway' } });
  return {
    beginOutsideSignIn: async () => answered(await asGateway('', { provider: CITY })),
    loginByOutsideAccount: async () => answered(await asGateway('/answer', outside.signIns.pop() ?? {})),
    beginOutsideAccount: async () =>
      answered(await own('POST', '/auth/outside-accounts/requests', { provider: REGION })),
    addOutsideAccount: async () => {
      const answer = outside.answers.pop();
      return answered(
        await own('POST', '/auth/outside-accounts', { provider: REGION, answer }),
        (told) => told['provider'],
      );
    },
    removeOutsideAccount: async () => {
      const removed = answered(await own('DELETE', `/auth/outside-accounts/${outside.id}`));
      return removed === '404 outside_account_not_found' ? '204 ""' : removed;
    },
  };
};
