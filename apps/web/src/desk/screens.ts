import { lazy } from 'preact/compat';
import type { Texts } from '../house/language.ts';
import type { Screen } from '../house/screens.tsx';
import { adminSections } from './admin-sections.ts';
import type { Letter } from './keys/keys.ts';
import { BookScreen } from './screens/book/book.tsx';
import { Books } from './screens/books/books.tsx';
import { CommandsScreen } from './screens/commands/commands.tsx';
import { Copies } from './screens/copies/copies.tsx';
import { Holds } from './screens/holds/holds.tsx';
import { JournalScreen } from './screens/journal/journal.tsx';
import { LaneScreen } from './screens/lane/lane.tsx';
import { NewReader } from './screens/new-reader/new-reader.tsx';
import { ReaderScreen } from './screens/reader/reader.tsx';
import { Readers } from './screens/readers/readers.tsx';
import { SignIn } from './screens/sign-in/sign-in.tsx';

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

/** Loaded together when the first of them is opened: a shift at the desk may never need them. */
const administration = (screen: keyof typeof import('./administration.ts')) =>
  lazy(async () => ({ default: (await import('./administration.ts'))[screen] }));

/** The screens of the staff's desk. */
export const screens: readonly DeskScreen[] = [
  {
    path: '/desk',
    audience: 'loans.lend',
    component: LaneScreen,
    name: { ru: 'Выдача и возврат', en: 'Lending and returns' },
    letter: 'D',
  },
  {
    path: '/desk/readers',
    audience: 'readers.read',
    component: Readers,
    name: { ru: 'Читатели', en: 'Readers' },
    letter: 'R',
    inHead: true,
  },
  {
    path: '/desk/readers/new',
    audience: 'readers.write',
    component: NewReader,
    name: { ru: 'Новый читатель', en: 'New reader' },
  },
  { path: '/desk/readers/:id', audience: 'readers.read', component: ReaderScreen, opens: 'reader' },
  {
    path: '/desk/commands',
    audience: 'loans.lend',
    component: CommandsScreen,
    name: { ru: 'Команды для сканера', en: 'Commands for the scanner' },
    letter: 'K',
  },
  {
    path: '/desk/books',
    audience: 'copies.read',
    component: Books,
    name: { ru: 'Книги', en: 'Books' },
    letter: 'B',
    inHead: true,
  },
  {
    path: '/desk/books/new',
    audience: 'catalogue.write',
    component: administration('NewBook'),
    name: { ru: 'Новая книга', en: 'New book' },
  },
  { path: '/desk/books/:id', audience: 'copies.read', component: BookScreen, opens: 'book' },
  {
    path: '/desk/copies',
    audience: 'copies.read',
    component: Copies,
    name: { ru: 'Экземпляры', en: 'Copies' },
    letter: 'C',
  },
  {
    path: '/desk/holds',
    audience: 'holds.read',
    component: Holds,
    name: { ru: 'Брони', en: 'Holds' },
    letter: 'O',
    inHead: true,
  },
  {
    path: '/desk/journal',
    audience: 'loans.lend',
    component: JournalScreen,
    name: { ru: 'Журнал смены', en: 'Desk journal' },
    letter: 'J',
    inHead: true,
  },
  {
    path: '/desk/claims',
    audience: 'loans.claim',
    component: administration('Claims'),
    name: { ru: 'Искать на полках', en: 'Look for on the shelves' },
  },
  {
    path: '/desk/tasks',
    audience: 'desk_tasks.work',
    component: administration('Tasks'),
    name: { ru: 'Задачи кафедры', en: 'Tasks of the desk' },
    letter: 'T',
  },
  {
    path: '/desk/till',
    audience: 'tills.work',
    component: administration('TillScreen'),
    name: { ru: 'Касса', en: 'Till' },
    letter: 'M',
  },
  {
    path: '/desk/lists',
    audience: 'loans.read',
    component: administration('Lists'),
    name: { ru: 'Списки', en: 'Lists' },
    letter: 'L',
  },
  {
    path: '/desk/transit',
    audience: 'copies.read',
    component: administration('Transit'),
    name: { ru: 'В пути', en: 'In transit' },
    letter: 'V',
  },
  {
    path: '/desk/admin',
    audience: 'staff',
    component: administration('Admin'),
    name: { ru: 'Управление', en: 'Administration' },
    letter: 'A',
    inHead: true,
  },
  { ...adminSections.policies, component: administration('AdminPolicies') },
  { ...adminSections.overrides, component: administration('AdminOverrides') },
  { ...adminSections.branches, component: administration('AdminBranches') },
  { ...adminSections.categories, component: administration('AdminCategories') },
  { ...adminSections.documents, component: administration('AdminDocuments') },
  { ...adminSections.staff, component: administration('AdminStaff') },
  { ...adminSections.roles, component: administration('AdminRoles') },
  { ...adminSections.delays, component: administration('AdminDelays') },
  { ...adminSections.programs, component: administration('AdminPrograms') },
  { ...adminSections.import, component: administration('Import') },
  { ...adminSections.reports, component: administration('Reports') },
  { ...adminSections.notices, component: administration('AdminNotices') },
  { ...adminSections.audit, component: administration('AdminAudit') },
  { ...adminSections.deadLetters, component: administration('AdminDeadLetters') },
  { ...adminSections.health, component: administration('AdminHealth'), letter: 'H' },
  {
    path: '/desk/design',
    audience: 'staff',
    component: administration('Design'),
    name: { ru: 'Из чего собраны страницы', en: 'What the pages are made of' },
  },
  {
    path: '/desk/security',
    audience: 'staff',
    component: administration('Security'),
    name: { ru: 'Вход и безопасность', en: 'Sign-in and security' },
  },
  { path: '/desk/sign-in', audience: 'everybody', component: SignIn },
];
