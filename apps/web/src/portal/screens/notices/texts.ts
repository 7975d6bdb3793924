import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: {
    title: 'Письма от библиотеки',
    loading: 'Загружаем…',
    none: 'Писем пока не было.',
    toGuardian: 'представителю',
    statuses: { queued: 'скоро отправим', sent: 'отправлено', failed: 'не дошло' },
  },
  en: {
    title: 'Messages from the library',
    loading: 'Loading…',
    none: 'No messages yet.',
    toGuardian: 'to a guardian',
    statuses: { queued: 'on its way', sent: 'sent', failed: 'not delivered' },
  },
});
