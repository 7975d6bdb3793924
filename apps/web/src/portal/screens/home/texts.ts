import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: {
    title: 'Что почитать?',
    popular: 'Сейчас читают',
    quiet: 'За последние три месяца книг ещё не брали. Найдите свою первой.',
    loading: 'Загружаем…',
  },
  en: {
    title: 'What would you like to read?',
    popular: 'Being read now',
    quiet: 'Nothing has been borrowed in the last three months. Be the first to find a book.',
    loading: 'Loading…',
  },
});
