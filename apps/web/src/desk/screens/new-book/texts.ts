import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: {
    title: 'Новая книга',
    copies: 'Экземпляров',
    copiesHint: 'Штрихкоды у них будут очередные. Свои можно дать на странице книги: тогда укажите здесь 0.',
    add: 'Добавить в каталог',
  },
  en: {
    title: 'New book',
    copies: 'Copies',
    copiesHint:
      'They get the next barcodes. Barcodes of your own are given on the page of the book: then enter 0 here.',
    add: 'Add to the catalogue',
  },
});
