import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: {
    title: 'Это ваш адрес?',
    lead: 'Вы записались в библиотеку, и мы написали на указанный адрес. Подтвердите его, чтобы брать книги и вставать в очередь.',
    confirm: 'Да, это мой адрес',
    done: 'Спасибо, адрес подтверждён. Теперь можно брать книги.',
    search: 'Искать в каталоге',
    incomplete: 'Ссылка открылась не целиком. Откройте её из письма ещё раз или запросите новую в кабинете.',
    again: 'Перейти в кабинет',
  },
  en: {
    title: 'Is this your address?',
    lead: 'You have joined the library, and we have written to the address that you gave. Confirm it to borrow books and join waiting lists.',
    confirm: 'Yes, it is mine',
    done: 'Thank you, the address is confirmed. You can borrow books now.',
    search: 'Search the catalogue',
    incomplete: 'The link is not complete. Please open it from the e-mail again, or ask for a new one in your account.',
    again: 'Go to my account',
  },
});
