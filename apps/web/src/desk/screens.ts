import type { Texts } from '../house/language.ts';
import type { Screen } from '../house/screens.tsx';
import { adminSections } from './admin-sections.ts';
import type { Letter } from './keys/keys.ts';

/** A screen of the desk. With a name, the palette finds it, and the sheet of keys has its letter. */
export type DeskScreen = Screen & {
  name?: Texts<string>;
  /** The key that goes to it after G. */
  letter?: Letter;
  /** Whether it stands in the head of every screen. */
  inHead?: true;
  /** What its `:id` is of: the palette opens what it has found there. */
  opens?: 'reader' | 'book';
};

/** The screens of the staff's desk. */
export const screens: readonly DeskScreen[] = [
  {
    path: '/desk',
    audience: 'staff',
    load: () => import('./screens/lane/lane.tsx'),
    name: { ru: 'Выдача и возврат', en: 'Lending and returns' },
    letter: 'D',
  },
  {
    path: '/desk/readers',
    audience: 'staff',
    load: () => import('./screens/readers/readers.tsx'),
    name: { ru: 'Читатели', en: 'Readers' },
    letter: 'R',
    inHead: true,
  },
  {
    path: '/desk/readers/new',
    audience: 'staff',
    load: () => import('./screens/new-reader/new-reader.tsx'),
    name: { ru: 'Новый читатель', en: 'New reader' },
  },
  { path: '/desk/readers/:id', audience: 'staff', load: () => import('./screens/reader/reader.tsx'), opens: 'reader' },
  {
    path: '/desk/commands',
    audience: 'staff',
    load: () => import('./screens/commands/commands.tsx'),
    name: { ru: 'Команды для сканера', en: 'Commands for the scanner' },
    letter: 'K',
  },
  {
    path: '/desk/books',
    audience: 'staff',
    load: () => import('./screens/books/books.tsx'),
    name: { ru: 'Книги', en: 'Books' },
    letter: 'B',
    inHead: true,
  },
  {
    path: '/desk/books/new',
    audience: 'staff',
    load: () => import('./screens/new-book/new-book.tsx'),
    name: { ru: 'Новая книга', en: 'New book' },
  },
  { path: '/desk/books/:id', audience: 'staff', load: () => import('./screens/book/book.tsx'), opens: 'book' },
  {
    path: '/desk/copies',
    audience: 'staff',
    load: () => import('./screens/copies/copies.tsx'),
    name: { ru: 'Экземпляры', en: 'Copies' },
    letter: 'C',
  },
  {
    path: '/desk/journal',
    audience: 'staff',
    load: () => import('./screens/journal/journal.tsx'),
    name: { ru: 'Журнал стола', en: 'Desk journal' },
    letter: 'J',
    inHead: true,
  },
  {
    path: '/desk/admin',
    audience: 'staff',
    load: () => import('./screens/admin/admin.tsx'),
    name: { ru: 'Управление', en: 'Administration' },
    letter: 'A',
    inHead: true,
  },
  { ...adminSections.policies, load: () => import('./screens/admin-policies/admin-policies.tsx') },
  { ...adminSections.categories, load: () => import('./screens/admin-categories/admin-categories.tsx') },
  { ...adminSections.staff, load: () => import('./screens/admin-staff/admin-staff.tsx') },
  { ...adminSections.import, load: () => import('./screens/import/import.tsx') },
  { ...adminSections.reports, load: () => import('./screens/reports/reports.tsx') },
  { ...adminSections.notices, load: () => import('./screens/admin-notices/admin-notices.tsx') },
  { ...adminSections.deadLetters, load: () => import('./screens/admin-dead-letters/admin-dead-letters.tsx') },
  { ...adminSections.health, load: () => import('./screens/admin-health/admin-health.tsx'), letter: 'H' },
  {
    path: '/desk/design',
    audience: 'staff',
    load: () => import('./screens/design/design.tsx'),
    name: { ru: 'Из чего собраны страницы', en: 'What the pages are made of' },
  },
  { path: '/desk/sign-in', audience: 'everybody', load: () => import('./screens/sign-in/sign-in.tsx') },
];
