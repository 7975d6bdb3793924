import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: {
    title: 'Запись в библиотеку',
    name: 'Имя и фамилия',
    email: 'Электронная почта',
    password: 'Пароль',
    passwordHint: 'Не меньше десяти знаков. Подойдёт и фраза из нескольких слов.',
    register: 'Записаться',
    known: 'Уже записаны?',
    signIn: 'Войти',
  },
  en: {
    title: 'Join the library',
    name: 'Full name',
    email: 'E-mail address',
    password: 'Password',
    passwordHint: 'At least ten characters. A phrase of several words is fine.',
    register: 'Join',
    known: 'Already registered?',
    signIn: 'Sign in',
  },
});
