import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({ ru: { title: 'Управление' }, en: { title: 'Administration' } });
