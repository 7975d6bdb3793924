import { defineTexts, useTexts } from '../house/language.ts';

const names = defineTexts<Record<string, string>>({
  ru: {
    auth: 'Вход читателей',
    users: 'Читатели',
    'users-rpc': 'Читатели, для выдачи',
    books: 'Каталог',
    loans: 'Выдача',
    notifications: 'Письма',
  },
  en: {
    auth: 'Sign-in',
    users: 'Readers',
    'users-rpc': 'Readers, for lending',
    books: 'Catalogue',
    loans: 'Lending',
    notifications: 'E-mails',
  },
});

/** What a service does, in a word. One that only listens, and one that was added since, is called by its id. */
export function useServiceName(): (app: string) => string {
  const known = useTexts(names);
  return (app) => known[app] ?? app;
}
