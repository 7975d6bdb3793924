import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: {
    title: 'Это ваш адрес?',
    lead: 'Мы написали на адрес, который вы указали. Подтвердите его, и с ним можно будет входить, брать книги и вставать в очередь.',
    password: 'Пароль',
    passwordHint: 'Тот, что вы придумали при записи, или тот, с которым входите сейчас.',
    confirm: 'Да, это мой адрес',
    done: 'Спасибо, адрес подтверждён. Теперь можно брать книги.',
    search: 'Искать в каталоге',
    signIn: 'Войти',
    incomplete:
      'Ссылка открылась не целиком. Откройте её из письма ещё раз. Если ссылка старая, запишитесь снова или смените адрес в кабинете.',
    otherwise: 'Не помните пароль или записывались не вы? Придумайте новый: мы пришлём ссылку на этот адрес.',
    choose: 'Придумать новый пароль',
  },
  en: {
    title: 'Is this your address?',
    lead: 'We have written to the address that you gave. Confirm it to sign in with it, borrow books and join waiting lists.',
    password: 'Password',
    passwordHint: 'The one that you chose when you joined, or that you sign in with now.',
    confirm: 'Yes, it is mine',
    done: 'Thank you, the address is confirmed. You can borrow books now.',
    search: 'Search the catalogue',
    signIn: 'Sign in',
    incomplete:
      'The link is not complete. Please open it from the e-mail again. If it is an old one, join again, or change the address in your account.',
    otherwise:
      'Do you not remember the password, or was it not you who joined? Choose a new one: we send a link to this address.',
    choose: 'Choose a new password',
  },
});
