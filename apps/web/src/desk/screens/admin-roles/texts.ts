import { defineTexts } from '../../../house/language.ts';

export const texts = defineTexts({
  ru: {
    title: 'Роли и права',
    about:
      'Роль сотрудника назначает администратор. Своими книгами, штрафами и данными каждый распоряжается без особых прав; изменить собственную роль или простить собственный штраф не может никто.',
    what: 'Что можно',
    yes: 'да',
    no: 'нет',
    programs:
      'Система партнёра и станция самообслуживания — это программы. Читательского билета у них нет, и делать они могут только то, что отмечено здесь.',
  },
  en: {
    title: 'Roles and permissions',
    about:
      'Admins give members of staff their role. What is one’s own takes no permission: books, fines and data. Nobody changes their own role or waives their own fine.',
    what: 'What one may do',
    yes: 'yes',
    no: 'no',
    programs:
      'A partner system and a self-check machine are programs. They have no library card, and may do what is ticked here and nothing else.',
  },
});
