import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: {
    title: 'Читательский билет',
    loading: 'Загружаем…',
    until: (day: string) => `Действует до ${day}`,
    show: 'Покажите штрихкод библиотекарю. Билет откроется и без интернета.',
  },
  en: {
    title: 'Library card',
    loading: 'Loading…',
    until: (day: string) => `Valid until ${day}`,
    show: 'Show the barcode at the desk. The card also opens offline.',
  },
});
