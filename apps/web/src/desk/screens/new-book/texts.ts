import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: {
    title: 'Новая книга',
    copies: 'Экземпляров',
    copiesHint:
      'Они получат следующие штрихкоды по порядку. Чтобы дать свои, укажите здесь 0 и добавьте экземпляры на странице книги.',
    add: 'Добавить в каталог',
  },
  en: {
    title: 'New book',
    copies: 'Copies',
    copiesHint:
      'They will get the next barcodes in order. To use your own, enter 0 here and add the copies on the book’s page.',
    add: 'Add to the catalogue',
  },
});
