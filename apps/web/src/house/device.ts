import type { components } from '#contracts/public.ts';
import { Refusal } from './api.ts';
import { defineTexts, language } from './language.ts';

type Schemas = components['schemas'];

const texts = defineTexts({
  ru: {
    notGiven: 'Устройство не дало ключ доступа: вы отменили вопрос или он ждал слишком долго. Попробуйте ещё раз.',
    known: 'На этом устройстве уже есть ваш ключ доступа.',
    impossible: 'Здесь ключ доступа использовать не получится. Попробуйте другое устройство или другой способ.',
  },
  en: {
    notGiven: 'Your device gave no passkey: it was cancelled, or took too long. Please try again.',
    known: 'There is a passkey of yours on this device already.',
    impossible: 'A passkey cannot be used here. Please try another device, or another way.',
  },
});

/** Whether there can be passkeys here: a browser gives none to an address of numbers. */
export const canUsePasskeys = (): boolean =>
  typeof PublicKeyCredential === 'function' && !/^[\d.]+$|^\[/.test(location.hostname);

/** Has the device make a passkey. @throws Refusal if it does not */
export const makePasskey = (offer: Schemas['PasskeyOffer']): Promise<Schemas['MadePasskey']> =>
  asDevice(async ({ startRegistration }) => startRegistration({ optionsJSON: offer }));

/** Has the device answer by a passkey. @throws Refusal if it does not */
export const askDevice = (question: Schemas['PasskeyQuestion']): Promise<Schemas['PasskeyAnswer']> =>
  asDevice(async ({ startAuthentication }) => startAuthentication({ optionsJSON: question }));

/** Loaded when somebody has, or wants, a passkey. */
const webauthn = () => import('@simplewebauthn/browser');

async function asDevice<Answer>(ask: (by: Awaited<ReturnType<typeof webauthn>>) => Promise<unknown>): Promise<Answer> {
  const by = await webauthn();
  try {
    // As the contract has it, which is WebAuthn's own form.
    return (await ask(by)) as Answer;
  } catch (error) {
    throw new Refusal({ type: 'about:blank', title: '', status: 400, code: 'passkey_not_given', detail: why(error) });
  }
}

function why(error: unknown): string {
  const t = texts[language.get()];
  const name = error instanceof Error ? error.name : '';
  if (name === 'InvalidStateError') return t.known;
  return name === 'NotAllowedError' || name === 'AbortError' ? t.notGiven : t.impossible;
}
