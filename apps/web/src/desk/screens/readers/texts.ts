import { forms } from '../../../house/formats.ts';
import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: {
    title: 'Читатели',
    register: 'Записать нового читателя',
    words: 'Имя, почта или номер билета',
    search: 'Найти',
    found: 'Найденные читатели',
    looking: 'Ищем…',
    none: 'Никого не нашлось. Достаточно начала имени или фамилии.',
    books: forms({ one: 'книга', few: 'книги', many: 'книг', other: 'книги' }),
    overdue: 'есть просрочка',
    blocked: 'выдача приостановлена',
  },
  en: {
    title: 'Readers',
    register: 'Register a new reader',
    words: 'Name, e-mail address or card number',
    search: 'Search',
    found: 'Readers found',
    looking: 'Searching…',
    none: 'No readers found. The beginning of a name is enough.',
    books: forms({ one: 'book', other: 'books' }),
    overdue: 'overdue',
    blocked: 'suspended',
  },
});
