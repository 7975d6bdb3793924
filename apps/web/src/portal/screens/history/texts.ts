import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: {
    title: 'Что я читал',
    loading: 'Загружаем…',
    none: 'Здесь появятся книги, которые вы брали.',
    since: (from: string) => `На руках с ${from}`,
    between: (from: string, to: string) => `${from} — ${to}`,
  },
  en: {
    title: 'What I have read',
    loading: 'Loading…',
    none: 'The books that you have borrowed will appear here.',
    since: (from: string) => `On loan since ${from}`,
    between: (from: string, to: string) => `${from} – ${to}`,
  },
});
