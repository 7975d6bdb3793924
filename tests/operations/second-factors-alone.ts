import { randomBytes, randomUUID } from 'node:crypto';
import { TOTP, Secret } from 'otpauth';
import type { Ask } from '#testing/ask.ts';
import type { AuthContext } from '../../apps/auth/src/context.ts';
import { newAuthenticatorSecret } from '../../apps/auth/src/keys/authenticator.ts';
import { storeAuthenticator } from '../../apps/auth/src/store/second-factors.ts';
import { storeChallenge } from '../../apps/auth/src/store/sign-in-challenges.ts';
import { hashOfToken } from '../../apps/auth/src/use-cases/grant-tokens.ts';
import { answered, type Act } from './alone.ts';

/** People at each point of setting up a second factor and of signing in with it. */
export async function secondFactorsOf({ db, now, secretSeal }: AuthContext) {
  /** @returns what their app shows */
  async function anApp(user_id: string, isConfirmed: boolean): Promise<string> {
    const secret = newAuthenticatorSecret();
    await storeAuthenticator(db, { user_id, secret: secretSeal.close(user_id, secret), created_at: now() });
    if (isConfirmed)
      await db.updateTable('authenticator').set({ confirmed_at: now() }).where('user_id', '=', user_id).execute();
    const app = new TOTP({ secret: new Secret({ buffer: new Uint8Array(secret).buffer }) });
    return app.generate({ timestamp: now().getTime() });
  }
  async function aChallenge(user_id: string): Promise<string> {
    const challenge = randomBytes(32).toString('base64url');
    const expires_at = new Date(now().getTime() + 300_000);
    const id = hashOfToken(challenge);
    await storeChallenge(db, { id, user_id, role: 'reader', account_version: 1, expires_at, provider: null });
    return challenge;
  }
  const [having, confirming, signingIn, missing] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  await anApp(having, true);
  return {
    having,
    confirming: { id: confirming, code: await anApp(confirming, false) },
    signingIn: { challenge: await aChallenge(signingIn), code: await anApp(signingIn, true) },
    missing: { challenge: await aChallenge(missing) },
  };
}

export type SecondFactors = Awaited<ReturnType<typeof secondFactorsOf>>;

const reader = (id: string) => ({ id, role: 'reader' }) as const;

/**
 * What becomes of a request whose answer was lost: its code is used. It was what was asked for, and whoever does not
 * know that begins anew.
 */
export const lostWithItsAnswer = (answer: string): string =>
  /^40[13] (wrong_code|sign_in_expired)/.test(answer) ? '200 ""' : answer;

/** What is done about second factors, at auth. */
export const secondFactorActs = (ask: Ask, people: SecondFactors, user: string): Record<string, Act> => {
  const { having, confirming, signingIn, missing } = people;
  return {
    setUpAuthenticator: async () =>
      answered(await ask('POST', '/auth/second-factor/authenticator', { as: reader(user) })),
    confirmAuthenticator: async () => {
      const { id, code } = confirming;
      const path = '/auth/second-factor/confirmation';
      return lostWithItsAnswer(answered(await ask('POST', path, { as: reader(id), body: { code } })));
    },
    renewRecoveryCodes: async () =>
      answered(await ask('POST', '/auth/second-factor/recovery-codes', { as: reader(having) })),
    removeSecondFactor: async () =>
      removed(answered(await ask('DELETE', '/auth/second-factor', { as: reader(having) }))),
    removeSecondFactorOfUser: async () => {
      const as = { id: randomUUID(), role: 'admin' } as const;
      return removed(answered(await ask('DELETE', `/users/${having}/second-factor`, { as })));
    },
    takeSecondStep: async () =>
      lostWithItsAnswer(answered(await ask('POST', '/auth/login/second-step', { body: signingIn }))),
    setUpToSignIn: async () => answered(await ask('POST', '/auth/login/authenticator', { body: missing })),
  };
};

/** It was removed by what was not answered. */
const removed = (answer: string): string => (answer === '404 no_second_factor' ? '204 ""' : answer);
