import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: {
    title: 'Журнал стола',
    person: 'Ждёт человека',
    nobody: 'Ничего не ждёт человека.',
    seen: 'Разобрано',
    allSeen: 'Разобрать всё',
    all: 'Все записи смены',
    empty: 'За эту смену ещё ничего не было.',
    kept: 'Журнал хранится в этом браузере до конца смены: при выходе он удаляется.',
    earlier: 'Показать раньше',
  },
  en: {
    title: 'Desk journal',
    person: 'Needs a person',
    nobody: 'Nothing needs a person.',
    seen: 'Seen to',
    allSeen: 'All seen to',
    all: 'All lines of the shift',
    empty: 'Nothing has been done in this shift yet.',
    kept: 'The journal is kept in this browser until the end of the shift: signing out removes it.',
    earlier: 'Show earlier ones',
  },
});
