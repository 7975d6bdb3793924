import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: {
    title: 'Больше не сообщать о новых книгах этого автора?',
    rest: 'Остальные уведомления библиотеки будут приходить как раньше.',
    end: 'Больше не сообщать',
    done: 'Готово: о новых книгах этого автора мы больше не сообщим.',
    search: 'Искать в каталоге',
  },
  en: {
    title: 'Stop telling you about new books by this author?',
    rest: 'All other messages from the library will come as before.',
    end: 'Stop telling me',
    done: 'Done: we will not tell you about new books by this author any more.',
    search: 'Search the catalogue',
  },
});
