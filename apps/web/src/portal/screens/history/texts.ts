import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: {
    title: 'История чтения',
    loading: 'Загружаем…',
    none: 'Здесь появятся книги, которые вы возьмёте.',
    since: (from: string) => `На руках с ${from}`,
    between: (from: string, to: string) => `${from} — ${to}`,
  },
  en: {
    title: 'Reading history',
    loading: 'Loading…',
    none: 'Books that you borrow will appear here.',
    since: (from: string) => `On loan since ${from}`,
    between: (from: string, to: string) => `${from} – ${to}`,
  },
});
