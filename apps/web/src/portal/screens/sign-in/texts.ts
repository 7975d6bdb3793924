import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: {
    title: 'Вход',
    email: 'Электронная почта',
    password: 'Пароль',
    signIn: 'Войти',
    new: 'Ещё не записаны?',
    register: 'Записаться в библиотеку',
  },
  en: {
    title: 'Sign in',
    email: 'E-mail address',
    password: 'Password',
    signIn: 'Sign in',
    new: 'Not a reader yet?',
    register: 'Join the library',
  },
});
