import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: {
    title: 'Больше не сообщать о новых книгах этого автора?',
    rest: 'Остальные уведомления библиотеки будут приходить как раньше.',
    end: 'Больше не сообщать',
    done: 'Готово: о новых книгах этого автора мы больше не будем сообщать.',
    search: 'Искать в каталоге',
  },
  en: {
    title: 'Stop telling you about new books by this author?',
    rest: 'You will still get all other messages from the library.',
    end: 'Stop telling me',
    done: 'Done: we will no longer tell you about new books by this author.',
    search: 'Search the catalogue',
  },
});
