import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: {
    title: 'Что почитать?',
    popular: 'Сейчас читают',
    quiet: 'За последние три месяца книг ещё не брали. Будьте первыми!',
    loading: 'Загружаем…',
    branches: 'Филиалы и часы работы',
  },
  en: {
    title: 'What would you like to read?',
    popular: 'Popular now',
    quiet: 'No books have been borrowed in the last three months. Be the first!',
    loading: 'Loading…',
    branches: 'Branches and opening hours',
  },
});
