import type { Language } from './language.ts';

/** Each in its own words. */
export const NAMES_OF_LANGUAGES: Record<Language, string> = { ru: 'Русский', en: 'English' };
