import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: {
    title: 'Журнал смены',
    person: 'Требует внимания',
    nobody: 'Ничего не требует внимания.',
    seen: 'Разобрано',
    allSeen: 'Всё разобрано',
    all: 'Все записи смены',
    empty: 'В эту смену записей ещё нет.',
    kept: 'Журнал хранится в этом браузере до конца смены: при выходе он удаляется.',
    earlier: 'Показать более ранние',
  },
  en: {
    title: 'Desk journal',
    person: 'Needs attention',
    nobody: 'Nothing needs attention.',
    seen: 'Dealt with',
    allSeen: 'All dealt with',
    all: 'All entries of this shift',
    empty: 'No entries in this shift yet.',
    kept: 'The journal is kept in this browser until the end of the shift: signing out deletes it.',
    earlier: 'Show earlier entries',
  },
});
