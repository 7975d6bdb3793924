import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: {
    title: 'Новый пароль',
    lead: 'На всех устройствах, где вы вошли раньше, нужно будет войти заново.',
    password: 'Новый пароль',
    passwordHint: 'Не меньше десяти знаков. Подойдёт и фраза из нескольких слов.',
    save: 'Сохранить пароль',
    done: 'Пароль сохранён. Войдите с ним.',
    signIn: 'Войти',
    incomplete: 'Ссылка открылась не целиком. Откройте её из письма ещё раз или запросите новую.',
    askAgain: 'Запросить новую ссылку',
  },
  en: {
    title: 'A new password',
    lead: 'Wherever you signed in before, you will have to sign in again.',
    password: 'New password',
    passwordHint: 'At least ten characters. A phrase of several words is fine.',
    save: 'Save the password',
    done: 'The password is saved. Please sign in with it.',
    signIn: 'Sign in',
    incomplete: 'The link is not complete. Please open it from the e-mail again, or ask for a new one.',
    askAgain: 'Ask for a new link',
  },
});
