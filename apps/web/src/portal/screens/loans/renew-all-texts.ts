import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: {
    renewAll: 'Продлить все',
    renewed: (renewed: number, all: number) => `Продлено: ${renewed} из ${all}`,
  },
  en: {
    renewAll: 'Renew all',
    renewed: (renewed: number, all: number) => `Renewed: ${renewed} of ${all}`,
  },
});
