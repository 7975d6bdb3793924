import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: {
    title: 'Забыли пароль?',
    lead: 'Укажите адрес, с которым вы входите, и мы пришлём на него ссылку, чтобы придумать новый пароль.',
    email: 'Электронная почта',
    send: 'Прислать ссылку',
    sent: (email: string) =>
      `Если ${email} известен библиотеке, письмо со ссылкой уже в пути. Ссылка действует один час.`,
    spam: 'Письма нет через несколько минут? Загляните в папку «Спам». Адреса могло не быть и в нашей картотеке: тогда помогут на кафедре выдачи.',
    signIn: 'Вернуться ко входу',
    again: 'Другой адрес',
  },
  en: {
    title: 'Forgot your password?',
    lead: 'Enter the address that you sign in with, and we will send a link to it, to choose a new password.',
    email: 'E-mail address',
    send: 'Send me a link',
    sent: (email: string) =>
      `If the library knows ${email}, an e-mail with a link is on its way. The link works for one hour.`,
    spam: 'No e-mail after a few minutes? Please look among unwanted mail. We may not know the address either: then the desk can help.',
    signIn: 'Back to sign-in',
    again: 'Another address',
  },
});
