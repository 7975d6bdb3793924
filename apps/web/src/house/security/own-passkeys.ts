import { answered, api } from '../api.ts';
import { useAnswer } from '../asking.ts';

export const PASSKEYS = ['passkeys'];

/** The keys that somebody signs in by without a password. */
export const useOwnPasskeys = () => useAnswer(PASSKEYS, () => answered(api.GET('/auth/passkeys')));
