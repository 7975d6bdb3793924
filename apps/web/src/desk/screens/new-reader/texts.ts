import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: {
    title: 'Новый читатель',
    name: 'Имя и фамилия',
    nameHint: 'Как в документе.',
    email: 'Электронная почта',
    emailHint: 'Если есть. На неё придут напоминания о сроках.',
    category: 'Категория',
    language: 'Язык уведомлений',
    until: 'Билет действует до',
    untilHint: 'Оставьте пустым, если без срока.',
    loading: 'Загружаем категории…',
    register: 'Записать',
    next: 'Номер билета присвоится сам, и книги можно выдать сразу. Код для первого входа напечатаете на странице читателя.',
  },
  en: {
    title: 'New reader',
    name: 'Full name',
    nameHint: 'As in their identity document.',
    email: 'E-mail address',
    emailHint: 'If they have one. Reminders of due dates go there.',
    category: 'Category',
    language: 'Language of notices',
    until: 'Card valid until',
    untilHint: 'Leave empty if it does not end.',
    loading: 'Loading the categories…',
    register: 'Register',
    next: 'The card gets the next number, and books can be lent at once. Print the code for the first sign-in on the reader’s page.',
  },
});
