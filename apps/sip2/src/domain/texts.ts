import type { Language } from './language.ts';

/** What machines show to people, beside the services' own texts. */
const texts = {
  unavailable: {
    ru: 'Сейчас это сделать не получается. Попробуйте через минуту или подойдите на кафедру.',
    en: 'This does not work right now. Please try again in a minute, or ask at the desk.',
  },
  not_signed_in: {
    ru: 'Этот автомат сейчас не подключён к библиотеке. Подойдите, пожалуйста, на кафедру.',
    en: 'This machine is not connected to the library at the moment. Please go to the desk.',
  },
  other_institution: {
    ru: 'Этот автомат настроен на другую библиотеку. Подойдите, пожалуйста, на кафедру.',
    en: 'This machine is set up for another library. Please go to the desk.',
  },
  not_done: {
    ru: 'Это не получилось. Подойдите, пожалуйста, на кафедру.',
    en: 'This did not work. Please ask at the desk.',
  },
  wrong_amount: {
    ru: 'Сумма или валюта не подходит. Обратитесь на кафедру.',
    en: 'This sum or currency is not right. Please ask at the desk.',
  },
  paid: {
    ru: 'Оплата принята. Спасибо!',
    en: 'The payment is recorded. Thank you!',
  },
  wrong_password: {
    ru: 'Пароль не подошёл. Проверьте его и попробуйте ещё раз.',
    en: 'This password is not right. Please check it and try again.',
  },
  recorded_now: {
    ru: 'Записано на сейчас. Если это было раньше, скажите, пожалуйста, на кафедре.',
    en: 'Recorded as of now. If it was done earlier, please tell the desk.',
  },
  hand_to_desk: {
    ru: 'Отложите, пожалуйста, для библиотекаря.',
    en: 'Please put it aside for a librarian.',
  },
  password_needed: {
    ru: 'Введите, пожалуйста, пароль: без него бронь не оформить и не отменить.',
    en: 'Please enter your password: holds are not placed or cancelled without it.',
  },
  hold_placed: {
    ru: 'Бронь оформлена. Мы сообщим, когда книгу можно будет забрать.',
    en: 'The hold is placed. We will let you know when the book is ready.',
  },
  hold_changed: {
    ru: 'Книгу можно будет забрать там, где вы выбрали.',
    en: 'You can pick the book up where you have chosen.',
  },
  hold_cancelled: {
    ru: 'Бронь отменена.',
    en: 'The hold is cancelled.',
  },
  no_such_hold: {
    ru: 'На этот билет эта книга не забронирована.',
    en: 'There is no hold on this book with this card.',
  },
  cancelled_at_machine: {
    ru: 'Отменена читателем на станции самообслуживания.',
    en: 'Cancelled by the reader at a self-check machine.',
  },
  no_such_loan: {
    ru: 'Эта книга не записана на этот билет.',
    en: 'This book is not on loan with this card.',
  },
} as const;

export type Text = keyof typeof texts;

export const textOf = (text: Text, language: Language): string => texts[text][language];
