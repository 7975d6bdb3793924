import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: {
    title: 'Вход',
    new: 'Ещё не записаны?',
    register: 'Записаться в библиотеку',
    justJoined: 'Только что записались? Сначала откройте ссылку из нашего письма.',
    slip: 'Получили код в библиотеке?',
    first: 'Первый вход',
  },
  en: {
    title: 'Sign in',
    new: 'Not registered yet?',
    register: 'Join the library',
    justJoined: 'Have you just joined? Please open the link in our e-mail first.',
    slip: 'Got a code at the desk?',
    first: 'First sign-in',
  },
});
