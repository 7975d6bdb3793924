import type { Ask } from '#testing/ask.ts';
import { aDevice } from '../../apps/auth/src/testing/software-device.ts';
import type { AuthContext } from '../../apps/auth/src/context.ts';
import { askForPasskey } from '../../apps/auth/src/use-cases/ask-for-passkey.ts';
import { addPasskey, beginPasskey } from '../../apps/auth/src/use-cases/passkeys.ts';
import { answered, type Act } from './alone.ts';

/** Somebody who has a passkey, and is asked for it, and makes another one. */
export async function passkeysOf(context: AuthContext, { user, session }: { user: string; session: string }) {
  const caller = { id: user, role: 'reader', sessionId: session, expiresAt: 0 } as const;
  const device = aDevice({ counts: true });
  const credential = device.make(await beginPasskey(context, caller));
  const { id } = await addPasskey(context, caller, { name: 'Телефон', credential }, () => Promise.resolve());
  return {
    id,
    answer: device.answer(await askForPasskey(context)),
    another: aDevice().make(await beginPasskey(context, caller)),
  };
}

export type Passkeys = Awaited<ReturnType<typeof passkeysOf>>;

/** Each question is a new one, and each sign-in a session of its own. */
export const REPEATABLE_WITH_PASSKEYS = ['askForPasskey', 'askToStepUp', 'beginPasskey', 'loginByPasskey'];

/** Of a request whose answer was lost, the question is answered. It was what was asked for. */
export const answeredBefore = (answer: string): string => (answer === '403 passkey_too_late' ? '200 ""' : answer);

/** What is done about passkeys, at auth. @param access of whoever has them */
export const passkeyActs = (ask: Ask, { id, answer, another }: Passkeys, access: string): Record<string, Act> => {
  const own = async (method: string, path: string, body?: object) =>
    ask(method, path, { headers: { authorization: `Bearer ${access}` }, ...(body && { body }) });
  return {
    askForPasskey: async () => answered(await ask('POST', '/auth/login/passkey/options')),
    loginByPasskey: async () => answeredBefore(answered(await ask('POST', '/auth/login/passkey', { body: answer }))),
    askToStepUp: async () => answered(await own('POST', '/auth/step-up/passkey/options')),
    beginPasskey: async () => answered(await own('POST', '/auth/passkeys/options')),
    addPasskey: async () =>
      answered(await own('POST', '/auth/passkeys', { name: 'Ноутбук', credential: another }), ({ name }) => name),
    renamePasskey: async () =>
      answered(await own('PATCH', `/auth/passkeys/${id}`, { name: 'Компьютер' }), ({ name }) => name),
    removePasskey: async () => {
      const removed = answered(await own('DELETE', `/auth/passkeys/${id}`));
      return removed === '404 passkey_not_found' ? '204 ""' : removed;
    },
  };
};
