import { stored } from './stored.ts';

export type Language = 'ru' | 'en';
export const LANGUAGES: readonly Language[] = ['ru', 'en'];

const isLanguage = (value: unknown): value is Language => value === 'ru' || value === 'en';

/** The first of the browser's languages that the library speaks. */
const preferred = (): Language =>
  navigator.languages.map((one) => one.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'en';

/** The language of the pages and of what the library answers. */
export const language = stored<Language>('abonement.language', (kept) => (isLanguage(kept) ? kept : preferred()));

/** The same texts in each language: a text that is missing in one does not compile. */
export type Texts<Text> = Readonly<Record<Language, Text>>;

export const defineTexts = <Text>(texts: { ru: Text; en: NoInfer<Text> }): Texts<Text> => texts;

/** The texts of a screen, in the chosen language. */
export const useTexts = <Text>(texts: Texts<Text>): Text => texts[language.use()];
