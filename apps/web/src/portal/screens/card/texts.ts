import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: {
    title: 'Читательский билет',
    loading: 'Загружаем…',
    until: (day: string) => `Действует до ${day}`,
    show: 'Покажите штрихкод библиотекарю. Билет откроется и без интернета.',
    lost: 'Билет потерян',
    lostQuestion: (number: string) =>
      `Пластиковый билет ${number} больше не будет действовать, а здесь появится новый номер. Продолжить?`,
    lostYes: 'Да, потерян',
    no: 'Нет',
    replaced: 'Потерянный билет больше не действует. Новый номер — на экране, пластиковый билет выдадут на кафедре.',
  },
  en: {
    title: 'Library card',
    loading: 'Loading…',
    until: (day: string) => `Valid until ${day}`,
    show: 'Show the barcode at the desk. The card also opens offline.',
    lost: 'I have lost my card',
    lostQuestion: (number: string) => `Card ${number} will stop working, and a new number will appear here. Continue?`,
    lostYes: 'Yes, it is lost',
    no: 'No',
    replaced: 'The lost card no longer works. Your new number is on the screen; the desk will give you a printed card.',
  },
});
