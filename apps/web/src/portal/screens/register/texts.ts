import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: {
    title: 'Запись в библиотеку',
    name: 'Имя и фамилия',
    email: 'Электронная почта',
    password: 'Пароль',
    passwordHint: 'Не меньше десяти знаков. Подойдёт и фраза из нескольких слов.',
    agree: 'Я прочитал и принимаю',
    register: 'Записаться',
    known: 'Уже записаны?',
    signIn: 'Войти',
    sent: (email: string) =>
      `Загляните в почту: мы написали на ${email}. Откройте ссылку из письма и введите пароль, который вы придумали.`,
    spam: 'Письма нет через несколько минут? Загляните в папку «Спам». Без почты поможет библиотекарь: возьмите с собой документ.',
    again: 'Исправить адрес или отправить ещё раз',
  },
  en: {
    title: 'Join the library',
    name: 'Full name',
    email: 'E-mail address',
    password: 'Password',
    passwordHint: 'At least ten characters. A phrase of several words is fine.',
    agree: 'I have read and agree to',
    register: 'Join',
    known: 'Already registered?',
    signIn: 'Sign in',
    sent: (email: string) =>
      `Please look into your mailbox: we have written to ${email}. Open the link in the e-mail, and enter the password that you chose.`,
    spam: 'No e-mail after a few minutes? Please look among unwanted mail. A librarian can help without it: please bring a document.',
    again: 'Correct the address, or send it again',
  },
});
