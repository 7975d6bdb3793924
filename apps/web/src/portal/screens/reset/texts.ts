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
    restore: 'Вернуть прежний адрес',
    restoreLead:
      'Вы снова будете входить с этим адресом и новым паролем. На всех устройствах нужно будет войти заново.',
    restored: 'Адрес возвращён, пароль сохранён. Войдите с ними и сообщите, пожалуйста, библиотекарю.',
    restoreIncomplete: 'Ссылка открылась не целиком. Откройте её из письма ещё раз или обратитесь к библиотекарю.',
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
    restore: 'Take the old address back',
    restoreLead:
      'You will sign in with this address again, and with a new password. Everybody who is signed in is signed out.',
    restored: 'The address is back, and the password is saved. Please sign in with them, and tell a librarian.',
    restoreIncomplete: 'The link is not complete. Please open it from the e-mail again, or ask a librarian.',
    incomplete: 'The link is not complete. Please open it from the e-mail again, or ask for a new one.',
    askAgain: 'Ask for a new link',
  },
});
