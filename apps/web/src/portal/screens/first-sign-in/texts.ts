import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: {
    title: 'Первый вход',
    lead: 'Вас записали в библиотеке и дали листок с номером билета и кодом. Выберите пароль — и кабинет открыт.',
    card: 'Номер билета',
    code: 'Код с листка',
    codeHint: 'Десять цифр.',
    email: 'Электронная почта',
    emailHint: 'По ней вы будете входить, и на неё придут напоминания о сроках.',
    password: 'Пароль',
    passwordHint: 'Не меньше десяти знаков. Подойдёт и фраза из нескольких слов.',
    open: 'Войти',
    known: 'Уже выбрали пароль?',
    signIn: 'Войти с паролем',
  },
  en: {
    title: 'First sign-in',
    lead: 'The library has registered you, and gave you a slip with a card number and a code. Choose a password to open your account.',
    card: 'Card number',
    code: 'Code on the slip',
    codeHint: 'Ten digits.',
    email: 'E-mail address',
    emailHint: 'You sign in with it, and reminders of due dates go there.',
    password: 'Password',
    passwordHint: 'Ten characters or more. A phrase of several words is fine.',
    open: 'Sign in',
    known: 'Have you chosen a password?',
    signIn: 'Sign in with it',
  },
});
