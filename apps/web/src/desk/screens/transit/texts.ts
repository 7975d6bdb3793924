import { forms } from '../../../house/formats.ts';
import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: {
    title: 'В пути',
    branch: 'Филиал',
    from: 'Уходит отсюда',
    to: 'Едет к нам',
    book: 'Книга',
    barcode: 'Штрихкод',
    goesTo: 'Куда',
    seenAt: 'Откуда',
    since: 'Отправлено',
    onItsWay: 'В пути',
    days: forms({ one: 'день', few: 'дня', many: 'дней', other: 'дня' }),
    sinceToday: 'сегодня',
  },
  en: {
    title: 'In transit',
    branch: 'Branch',
    from: 'Going out from here',
    to: 'Coming to us',
    book: 'Book',
    barcode: 'Barcode',
    goesTo: 'Goes to',
    seenAt: 'Comes from',
    since: 'Sent',
    onItsWay: 'On its way',
    days: forms({ one: 'day', other: 'days' }),
    sinceToday: 'since today',
  },
});
