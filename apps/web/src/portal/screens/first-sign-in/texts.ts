import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: {
    title: 'Первый вход',
    lead: 'Вас записали в библиотеку и дали листок с номером билета и кодом. Придумайте пароль — и кабинет открыт.',
    card: 'Номер билета',
    code: 'Код с листка',
    codeHint: 'Десять цифр.',
    email: 'Электронная почта',
    emailHint: 'Она понадобится для входа, и на неё придут напоминания о сроках.',
    password: 'Пароль',
    passwordHint: 'Не меньше десяти знаков. Подойдёт и фраза из нескольких слов.',
    open: 'Войти',
    known: 'Уже придумали пароль?',
    signIn: 'Войти с паролем',
  },
  en: {
    title: 'First sign-in',
    lead: 'The library has registered you and given you a slip with a card number and a code. Choose a password to open your account.',
    card: 'Card number',
    code: 'Code on the slip',
    codeHint: 'Ten digits.',
    email: 'E-mail address',
    emailHint: 'You will sign in with it, and we will send due date reminders to it.',
    password: 'Password',
    passwordHint: 'At least ten characters. A phrase of several words is fine.',
    open: 'Sign in',
    known: 'Already have a password?',
    signIn: 'Sign in with your password',
  },
});
