import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: {
    title: 'Каталог',
    by: (author: string) => `Книги автора: ${author}`,
    onlyFree: 'Только те, что можно взять сейчас',
    results: 'Найденные книги',
    looking: 'Ищем…',
    none: 'Ничего не нашлось. Проверьте, нет ли опечатки, или ищите по одному слову: по фамилии автора или по слову из названия.',
    noneFree: 'Сейчас таких книг на полке нет. Снимите флажок, чтобы увидеть и выданные: их можно забронировать.',
  },
  en: {
    title: 'Catalogue',
    by: (author: string) => `Books by ${author}`,
    onlyFree: 'Only books available now',
    results: 'Books found',
    looking: 'Searching…',
    none: 'Nothing found. Check the spelling, or try a single word: the author’s surname or a word from the title.',
    noneFree:
      'None of these is on the shelf now. Untick the box to see books on loan too: you can place holds on them.',
  },
});
