import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: {
    title: 'Документы библиотеки',
    loading: 'Загружаем…',
    none: 'Сейчас библиотека не просит принимать никаких документов.',
    of: (version: string, day: string) => `Версия ${version} от ${day}`,
    agree: 'Принимаю',
    agreeTo: (name: string) => `Принимаю: ${name}`,
    agreed: 'Вы приняли эту версию.',
    agreeForChild: 'Принимаю за ребёнка',
    agreeForChildTo: (name: string) => `Принимаю за ребёнка: ${name}`,
    agreedForChild: 'Вы приняли эту версию за ребёнка.',
    requiredFrom: (day: string) => `С ${day} без этого нельзя взять новые книги. Вернуть и продлить можно всегда.`,
    required: 'Пока этот документ не принят, новые книги взять нельзя. Вернуть и продлить можно всегда.',
    newest: 'Все документы',
  },
  en: {
    title: 'Documents of the library',
    loading: 'Loading…',
    none: 'The library does not ask you to agree to anything at present.',
    of: (version: string, day: string) => `Version ${version} of ${day}`,
    agree: 'I agree',
    agreeTo: (name: string) => `I agree: ${name}`,
    agreed: 'You have agreed to this version.',
    agreeForChild: 'I agree for the child',
    agreeForChildTo: (name: string) => `I agree for the child: ${name}`,
    agreedForChild: 'You have agreed to this version for the child.',
    requiredFrom: (day: string) =>
      `From ${day} on you can borrow nothing more without it. You can always return and renew.`,
    required: 'Until you agree to this document, you can borrow nothing more. You can always return and renew.',
    newest: 'All documents',
  },
});
