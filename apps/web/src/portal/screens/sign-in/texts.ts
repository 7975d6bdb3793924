import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: {
    title: 'Вход',
    new: 'Ещё не записаны?',
    register: 'Записаться в библиотеку',
    slip: 'Получили код в библиотеке?',
    first: 'Первый вход',
  },
  en: {
    title: 'Sign in',
    new: 'Not registered yet?',
    register: 'Join the library',
    slip: 'Got a code at the desk?',
    first: 'First sign-in',
  },
});
