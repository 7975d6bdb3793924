import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: {
    title: 'Новинки авторов',
    loading: 'Загружаем…',
    none: 'Вы не следите ни за одним автором. Книги, которые вы ждёте, — на странице «Брони».',
    find: 'Найти книгу',
    newBy: (author: string) => `Новые книги: ${author}`,
    since: (day: string) => `Ждёте с ${day}`,
    leave: 'Больше не ждать',
    leaveThis: (name: string) => `Больше не ждать: ${name}`,
  },
  en: {
    title: 'New books by authors',
    loading: 'Loading…',
    none: 'You are not following any author. The books that you are waiting for are among your holds.',
    find: 'Find a book',
    newBy: (author: string) => `New books by ${author}`,
    since: (day: string) => `Waiting since ${day}`,
    leave: 'Stop waiting',
    leaveThis: (name: string) => `Stop waiting: ${name}`,
  },
});
