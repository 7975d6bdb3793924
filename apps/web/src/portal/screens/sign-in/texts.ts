import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: {
    title: 'Вход',
    new: 'Ещё не записаны?',
    register: 'Записаться в библиотеку',
    slip: 'Дали код в библиотеке?',
    first: 'Первый вход',
  },
  en: {
    title: 'Sign in',
    new: 'Not a reader yet?',
    register: 'Join the library',
    slip: 'Got a code at the desk?',
    first: 'First sign-in',
  },
});
