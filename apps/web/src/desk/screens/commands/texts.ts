import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: {
    title: 'Команды для сканера',
    what: 'Напечатайте лист и положите его на кафедре: скан штрихкода делает то же, что клавиша, и рука остаётся на сканере.',
    print: 'Напечатать лист',
  },
  en: {
    title: 'Commands for the scanner',
    what: 'Print the sheet and keep it at the desk: scanning a barcode does what its key does, and the hand stays on the scanner.',
    print: 'Print the sheet',
  },
});
