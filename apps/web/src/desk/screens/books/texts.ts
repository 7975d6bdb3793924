import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: {
    title: 'Каталог',
    words: 'Название, автор или ISBN',
    search: 'Найти',
    add: 'Новая книга',
    found: 'Найденные книги',
    looking: 'Ищем…',
    none: 'Ничего не нашлось. Проверьте, нет ли опечатки, или добавьте новую книгу.',
    book: 'Книга',
    kind: 'Вид',
    year: 'Год',
    isbn: 'ISBN',
    shelf: 'На полке',
    of: (available: string, total: string) => `${available} из ${total}`,
  },
  en: {
    title: 'Catalogue',
    words: 'Title, author or ISBN',
    search: 'Search',
    add: 'New book',
    found: 'Books found',
    looking: 'Searching…',
    none: 'Nothing was found. Check the spelling, or add a new book.',
    book: 'Book',
    kind: 'Kind',
    year: 'Year',
    isbn: 'ISBN',
    shelf: 'On the shelf',
    of: (available: string, total: string) => `${available} of ${total}`,
  },
});
