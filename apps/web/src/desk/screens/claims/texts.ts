import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: {
    title: 'Искать на полках',
    about: 'Эти книги читатели, по их словам, уже вернули. Штраф за них не растёт, пока книга не найдётся.',
    loading: 'Загружаем…',
    none: 'Искать нечего.',
    book: 'Книга',
    barcode: 'Штрихкод',
    reader: 'Читатель',
    claimed: 'Вернул, по его словам',
    inBox: (day: string) => `Отмечено на сайте: в ящике возврата. Ждём до ${day}`,
    actions: 'Действия',
  },
  en: {
    title: 'Look for on the shelves',
    about:
      'The readers of these books say that they have brought them back. Their fines do not grow until the book is found.',
    loading: 'Loading…',
    none: 'There is nothing to look for.',
    book: 'Book',
    barcode: 'Barcode',
    reader: 'Reader',
    claimed: 'Returned, as they say',
    inBox: (day: string) => `Said online: in the return box. We will wait until ${day}`,
    actions: 'Actions',
  },
});
