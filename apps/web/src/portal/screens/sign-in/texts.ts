import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: { title: 'Вход', new: 'Ещё не записаны?', register: 'Записаться в библиотеку' },
  en: { title: 'Sign in', new: 'Not a reader yet?', register: 'Join the library' },
});
