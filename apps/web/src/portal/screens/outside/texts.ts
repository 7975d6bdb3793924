import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: {
    title: 'Вход через другой сайт',
    waiting: 'Проверяем ответ сайта…',
    nothing: 'Ответа другого сайта здесь нет. Начните вход заново.',
    signIn: 'Ко входу',
    security: 'Вход и безопасность',
    unknown: 'Учётная запись библиотеки у вас есть? Войдите паролем и привяжите этот аккаунт: дальше хватит его.',
    signInToLink: 'Войти и привязать',
    new: 'Ещё не записаны?',
    register: 'Записаться в библиотеку',
  },
  en: {
    title: 'Sign in with another site',
    waiting: 'Checking the site’s answer…',
    nothing: 'There is no answer of another site here. Please begin to sign in again.',
    signIn: 'To the sign-in',
    security: 'Sign-in and security',
    unknown:
      'Do you have a library account? Sign in with your password and link this account: from then on it is enough.',
    signInToLink: 'Sign in and link',
    new: 'Not registered yet?',
    register: 'Join the library',
  },
});
