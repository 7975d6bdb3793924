import { defineTexts } from '../../house/language.ts';

export const texts = defineTexts({
  ru: {
    loading: 'Загружаем…',
    nothing: 'Здесь пусто.',
    download: 'Скачать CSV',
    downloadThis: (list: string) => `Скачать CSV: ${list}`,
    read: (count: string) => `Загружено: ${count}`,
    reader: 'Читатель',
    card: 'Билет',
  },
  en: {
    loading: 'Loading…',
    nothing: 'There is nothing here.',
    download: 'Download CSV',
    downloadThis: (list: string) => `Download CSV: ${list}`,
    read: (count: string) => `Loaded: ${count}`,
    reader: 'Reader',
    card: 'Card',
  },
});
