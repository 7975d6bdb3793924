import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: {
    title: 'Моя очередь',
    loading: 'Загружаем…',
    none: 'Вы ничего не ждёте. Если нужной книги нет на полке, откройте её страницу и забронируйте её.',
    find: 'Найти книгу',
    newBy: (author: string) => `Новые книги: ${author}`,
    since: (day: string) => `Ждёте с ${day}`,
    leave: 'Больше не ждать',
    leaveThis: (name: string) => `Больше не ждать: ${name}`,
  },
  en: {
    title: 'My waiting list',
    loading: 'Loading…',
    none: 'You are not waiting for anything. If a book is not on the shelf, open its page and place a hold.',
    find: 'Find a book',
    newBy: (author: string) => `New books by ${author}`,
    since: (day: string) => `Waiting since ${day}`,
    leave: 'Stop waiting',
    leaveThis: (name: string) => `Stop waiting: ${name}`,
  },
});
