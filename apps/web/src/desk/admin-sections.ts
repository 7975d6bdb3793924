import type { Texts } from '../house/language.ts';
import type { Audience } from '../house/screens.tsx';

type Section = { path: string; audience: Audience; name: Texts<string>; what: Texts<string> };

/** The screens by which the library is run, in their order. */
export const adminSections = {
  policies: {
    path: '/desk/admin/policies',
    audience: 'policies.write',
    name: { ru: 'Правила выдачи', en: 'Lending rules' },
    what: {
      ru: 'На сколько дней выдаются книги, сколько раз продлеваются, каков штраф.',
      en: 'How long books are lent, how often they can be renewed, and what the fines are.',
    },
  },
  overrides: {
    path: '/desk/admin/overrides',
    audience: 'loans.override_strict',
    name: { ru: 'Исключения', en: 'Exceptions' },
    what: {
      ru: 'Что выдали и продлили вопреки правилам: кому, кто и почему.',
      en: 'What was lent and renewed despite the rules: for whom, by whom and why.',
    },
  },
  branches: {
    path: '/desk/admin/branches',
    audience: 'branches.manage',
    name: { ru: 'Филиалы', en: 'Branches' },
    what: {
      ru: 'Где выдают книги, в какие часы и дни там открыто.',
      en: 'Where books are lent, and the hours and days on which it is open.',
    },
  },
  categories: {
    path: '/desk/admin/categories',
    audience: 'categories.write',
    name: { ru: 'Категории читателей', en: 'Reader categories' },
    what: {
      ru: 'Кто записывается в библиотеку и сколько книг может взять.',
      en: 'Who joins the library, and how many books they can borrow.',
    },
  },
  documents: {
    path: '/desk/admin/documents',
    audience: 'documents.publish',
    name: { ru: 'Документы', en: 'Documents' },
    what: {
      ru: 'Правила и согласие, которые принимают читатели; новая версия.',
      en: 'The rules and the consent that readers agree to; a new version.',
    },
  },
  staff: {
    path: '/desk/admin/staff',
    audience: 'staff.appoint',
    name: { ru: 'Сотрудники', en: 'Staff' },
    what: {
      ru: 'Кто работает на кафедре выдачи и кто управляет библиотекой.',
      en: 'Who works at the desk, and who runs the library.',
    },
  },
  roles: {
    path: '/desk/admin/roles',
    audience: 'staff.appoint',
    name: { ru: 'Роли и права', en: 'Roles and permissions' },
    what: {
      ru: 'Что может каждый сотрудник и каждая программа.',
      en: 'What each member of staff and each program may do.',
    },
  },
  delays: {
    path: '/desk/admin/delays',
    audience: 'sign_in_delays.lift',
    name: { ru: 'Задержки входа', en: 'Sign-in delays' },
    what: {
      ru: 'Из каких сетей пока нельзя войти после неверных паролей; разрешить вход сразу.',
      en: 'Which networks have to wait after wrong passwords; let them sign in at once.',
    },
  },
  programs: {
    path: '/desk/admin/programs',
    audience: 'programs.write',
    name: { ru: 'Программы', en: 'Programs' },
    what: {
      ru: 'Какие внешние системы и станции самообслуживания работают с библиотекой.',
      en: 'Which client systems and self-check machines work with the library.',
    },
  },
  import: {
    path: '/desk/admin/import',
    audience: 'catalogue.import',
    name: { ru: 'Импорт каталога', en: 'Import' },
    what: {
      ru: 'Загрузить книги из файла CSV или MARC.',
      en: 'Load books from a CSV or MARC file.',
    },
  },
  reports: {
    path: '/desk/admin/reports',
    audience: 'reports.read',
    name: { ru: 'Отчёты', en: 'Reports' },
    what: {
      ru: 'Что берут чаще всего, сколько выдают и вовремя ли возвращают.',
      en: 'What is borrowed most, how much is lent, and whether it comes back on time.',
    },
  },
  notices: {
    path: '/desk/admin/notices',
    audience: 'notices.resend',
    name: { ru: 'Письма', en: 'E-mails' },
    what: {
      ru: 'Какие письма не дошли до читателей; отправить их снова.',
      en: 'Which e-mails have not reached readers; resend them.',
    },
  },
  audit: {
    path: '/desk/admin/audit',
    audience: 'audit.read',
    name: { ru: 'Журнал действий', en: 'Audit trail' },
    what: {
      ru: 'Кто что сделал, чьи данные смотрел и кто входил в систему.',
      en: 'Who did what, whose data they looked at, and who signed in.',
    },
  },
  deadLetters: {
    path: '/desk/admin/dead-letters',
    audience: 'dead_letters.settle',
    name: { ru: 'Сбои сообщений', en: 'Failed messages' },
    what: {
      ru: 'Что службы не смогли передать друг другу и как это исправить.',
      en: 'What the services could not pass to each other, and how to put it right.',
    },
  },
  health: {
    path: '/desk/admin/health',
    audience: 'health.read',
    name: { ru: 'Состояние', en: 'Health' },
    what: {
      ru: 'Отвечают ли службы и что ждёт своей очереди.',
      en: 'Whether the services are responding, and what is waiting its turn.',
    },
  },
} satisfies Record<string, Section>;
