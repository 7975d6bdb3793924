import { forms } from '../../../house/formats.ts';
import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: {
    title: 'Кабинет',
    loading: 'Загружаем…',
    loans: 'Мои книги',
    waiting: 'Очередь',
    fines: 'Штрафы',
    card: 'Читательский билет',
    notices: 'Письма',
    history: 'История чтения',
    security: 'Вход и безопасность',
    settings: 'Настройки',
    blocked: 'Выдача книг вам приостановлена. Обратитесь, пожалуйста, к библиотекарю.',
    blockedFor: (reason: string) =>
      `Выдача книг вам приостановлена: ${reason}. Обратитесь, пожалуйста, к библиотекарю.`,
    confirmAddress: (email: string) =>
      `Загляните в почту ${email}: мы прислали ссылку. Откройте её, и можно будет брать книги. Не пришла — проверьте «Спам» или подойдите с документом на кафедру выдачи.`,
    sendAgain: 'Прислать ещё раз',
    sentAgain: (email: string) => `Отправили ещё одно письмо на ${email}. Действует последняя ссылка.`,
    overdue: 'Есть книги, которые пора вернуть.',
    toLoans: 'Посмотреть',
    books: forms({ one: 'книга', few: 'книги', many: 'книг', other: 'книги' }),
    onLoan: (has: string, limit: string) => `На руках: ${has}. Лимит: ${limit}.`,
    until: (day: string) => `Билет действует до ${day}.`,
    signOut: 'Выйти',
  },
  en: {
    title: 'My account',
    loading: 'Loading…',
    loans: 'My loans',
    waiting: 'Waiting list',
    fines: 'Fines',
    card: 'Library card',
    notices: 'Messages',
    history: 'Reading history',
    security: 'Sign-in and security',
    settings: 'Settings',
    blocked: 'The library has suspended your borrowing. Please speak to a librarian.',
    blockedFor: (reason: string) => `The library has suspended your borrowing: ${reason}. Please speak to a librarian.`,
    confirmAddress: (email: string) =>
      `Please look into the mailbox of ${email}: we have sent a link. Open it, and you can borrow books. If it is not there, look among unwanted mail, or show at the desk who you are.`,
    sendAgain: 'Send it again',
    sentAgain: (email: string) => `Another e-mail is on its way to ${email}. The last link is the one that works.`,
    overdue: 'Some of your books are overdue.',
    toLoans: 'Show them',
    books: forms({ one: 'book', other: 'books' }),
    onLoan: (has: string, limit: string) => `You have ${has} on loan. Your limit is ${limit}.`,
    until: (day: string) => `Your card is valid until ${day}.`,
    signOut: 'Sign out',
  },
});
