import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: {
    title: 'Вход для библиотекарей',
    notStaff: (name: string) => `${name} не работает в библиотеке. Войдите под другим именем.`,
  },
  en: {
    title: 'Sign in to the desk',
    notStaff: (name: string) => `${name} is not a member of staff. Please sign in as somebody else.`,
  },
});
