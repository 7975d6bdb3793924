import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: {
    title: 'Дети',
    loading: 'Загружаем…',
    about:
      'Вы можете смотреть, какие книги у ребёнка, продлевать их и вставать в очередь. Ребёнок видит, что вы это делали.',
    none: 'Чтобы вести учётную запись ребёнка, подойдите с ним или с его документом на кафедру выдачи. Возьмите и свой документ.',
    until: (day: string) => `до ${day}`,
    open: 'Открыть',
    openThis: (name: string) => `Открыть: ${name}`,
    toAgree: 'Нужно принять документы библиотеки. Откройте учётную запись, чтобы прочитать и принять их за ребёнка.',
    guardians: 'Кто ведёт вашу учётную запись',
  },
  en: {
    title: 'Children',
    loading: 'Loading…',
    about: 'You can see which books the child has, renew them and join waiting lists. The child can see that you did.',
    none: 'To look after a child’s account, come to the desk with the child or the child’s document, and bring a document of your own.',
    until: (day: string) => `until ${day}`,
    open: 'Open',
    openThis: (name: string) => `Open: ${name}`,
    toAgree: 'There are documents of the library to agree to. Open the account to read them and agree for the child.',
    guardians: 'Who looks after your account',
  },
});
