import type { components } from '#contracts/public.ts';
import type { BranchCode } from './branches.ts';
import type { ReaderName } from './people.ts';

type Schemas = components['schemas'];

export type DemoLoan = {
  reader: ReaderName;
  title: string;
  branch: BranchCode;
  /** When it was issued. */
  daysAgo: number;
  /** Whether it is returned at once. */
  back?: boolean;
  /** Whether its fine is settled. */
  paid?: boolean;
  renew?: boolean;
  /** How many days ago the reader said that they had brought it back. */
  claimedDaysAgo?: number;
  /** Before it is back, if it comes back. */
  lost?: { reason: string; price_minor: number };
};

/** In the order in which they are issued: with something overdue, a reader gets nothing more. */
export const LOANS: readonly DemoLoan[] = [
  { reader: 'anna', title: 'Мастер и Маргарита', branch: 'main', daysAgo: 3 },
  { reader: 'anna', title: 'Dubliners', branch: 'main', daysAgo: 12.5 },
  { reader: 'anna', title: 'Вишнёвый сад', branch: 'main', daysAgo: 20, back: true },
  { reader: 'anna', title: 'Идиот', branch: 'north', daysAgo: 5 },
  // Recalled, since a hold is on this very copy.
  { reader: 'anna', title: 'Мы', branch: 'station', daysAgo: 0 },
  { reader: 'boris', title: 'Преступление и наказание', branch: 'main', daysAgo: 30, back: true, paid: true },
  { reader: 'boris', title: 'Пикник на обочине', branch: 'south', daysAgo: 40, back: true },
  { reader: 'boris', title: 'Тихий Дон', branch: 'south', daysAgo: 25 },
  { reader: 'clara', title: 'Design Patterns', branch: 'main', daysAgo: 10 },
  { reader: 'clara', title: 'Introduction to Algorithms', branch: 'main', daysAgo: 16, renew: true },
  { reader: 'clara', title: 'Pride and Prejudice', branch: 'north', daysAgo: 29 },
  { reader: 'dima', title: 'Денискины рассказы', branch: 'children', daysAgo: 7 },
  { reader: 'dima', title: 'Волшебник Изумрудного города', branch: 'children', daysAgo: 18, back: true },
  { reader: 'elena', title: 'Жизнь и судьба', branch: 'main', daysAgo: 13.5 },
  { reader: 'galina', title: 'Война и мир', branch: 'station', daysAgo: 2 },
  {
    reader: 'galina',
    title: 'Мелкий бес',
    branch: 'main',
    daysAgo: 12,
    lost: { reason: 'Думала, что забыла в электричке.', price_minor: 38_000 },
    back: true,
  },
  { reader: 'galina', title: 'Чевенгур', branch: 'main', daysAgo: 21, claimedDaysAgo: 4 },
  {
    reader: 'galina',
    title: 'Петербург',
    branch: 'main',
    daysAgo: 11,
    lost: { reason: 'Говорит, что залило при ремонте.', price_minor: 42_000 },
  },
];

/** What is lent although the reader has something overdue, and why. */
export const OVERRIDDEN = {
  reader: 'boris',
  title: 'Собачье сердце',
  branch: 'south',
  overrides: ['has_overdue_loans'],
  reason: 'Просрочил из-за больницы, просроченную книгу принесёт завтра.',
} as const;

/** What a reader has put into the return box of a branch that is closed. */
export const HANDED_IN = { title: 'Жизнь и судьба', branch: 'main' } as const;

type DemoHold = {
  reader: ReaderName;
  title: string;
  /** Where the reader picks it up. */
  branch_id: BranchCode;
  /** In how many days the reader wants it. */
  inDays?: number;
  /** Of which branch the very copy is that the reader wants. */
  copyOf?: BranchCode;
  /** Where its only copy has been fetched from the shelf and scanned. */
  scannedAt?: BranchCode;
  /** Whether the reader has come for it. */
  pickedUp?: boolean;
  /** Why the desk has cancelled it. */
  cancelled?: string;
};

/** In every state through which a hold passes until its reader has the book, and one that was cancelled. */
export const HOLDS: readonly DemoHold[] = [
  // Waiting, and behind it one more and one that is paused.
  { reader: 'elena', title: 'Мастер и Маргарита', branch_id: 'main' },
  { reader: 'clara', title: 'Мастер и Маргарита', branch_id: 'station' },
  { reader: 'boris', title: 'Мастер и Маргарита', branch_id: 'south', inDays: 30 },
  // Waiting for the copy that was recalled.
  { reader: 'elena', title: 'Мы', branch_id: 'north', copyOf: 'station' },
  // To be fetched.
  { reader: 'clara', title: 'Dandelion Wine', branch_id: 'main' },
  // In transit.
  { reader: 'elena', title: 'Белая гвардия', branch_id: 'south', scannedAt: 'main' },
  // Ready.
  { reader: 'anna', title: 'Дар', branch_id: 'main', scannedAt: 'main' },
  { reader: 'dima', title: 'Сказки', branch_id: 'children', scannedAt: 'children' },
  // Over.
  { reader: 'clara', title: 'Реквием', branch_id: 'main', scannedAt: 'main', pickedUp: true },
  { reader: 'galina', title: 'Мастер и Маргарита', branch_id: 'station', cancelled: 'Позвонила: книгу ей подарили.' },
];

/** What a reader waits for without a hold: a book, and whatever comes of an author. */
export const WAITING = { title: 'Dubliners', author: 'Михаил Булгаков' };

type DemoCharge = {
  reader: ReaderName;
  kind: Exclude<Schemas['Charge']['kind'], 'overdue'>;
  amount_minor: number;
  comment: string;
  /** All of it, if it is not said how much. */
  paid?: { method: Schemas['PaymentMethod']; amount_minor?: number };
  waived?: { comment: string };
  cancelled?: { comment: string };
};

/** Beside the fines of the loans, which come by themselves. */
export const CHARGES: readonly DemoCharge[] = [
  { reader: 'anna', kind: 'manual', amount_minor: 1_500, comment: 'Ксерокопии, 15 страниц.' },
  {
    reader: 'elena',
    kind: 'damage',
    amount_minor: 35_000,
    comment: 'Вырваны страницы 12–15.',
    paid: { method: 'card', amount_minor: 15_000 },
  },
  {
    reader: 'clara',
    kind: 'membership',
    amount_minor: 20_000,
    comment: 'Читательский билет на год.',
    paid: { method: 'cash' },
  },
  {
    reader: 'galina',
    kind: 'processing',
    amount_minor: 10_000,
    comment: 'Новый билет взамен утерянного.',
    waived: { comment: 'Пенсионерам билет меняют бесплатно.' },
  },
  {
    reader: 'dima',
    kind: 'lost',
    amount_minor: 48_000,
    comment: 'Утерян «Старик Хоттабыч».',
    cancelled: { comment: 'Книга нашлась на полке.' },
  },
];

/** A till that is open, and one that was counted at the end of a shift. */
export const TILLS: readonly { branch_id: BranchCode; name: string; float_minor: number; counted_minor?: number }[] = [
  { branch_id: 'north', name: 'Касса 1', float_minor: 100_000, counted_minor: 99_500 },
  { branch_id: 'north', name: 'Касса 1', float_minor: 100_000 },
];

/** What a till has taken. */
export const TAKEN = {
  reader: 'fyodor',
  branch_id: 'north',
  amount_minor: 5_000,
  comment: 'Ксерокопии, 50 страниц.',
} as const;

type DemoPolicy = {
  row: { patron_category: string; material: string; branch_id: BranchCode | '*' };
  /** Without it, the row applies from today on. */
  inDays?: number;
  terms: Schemas['LendingTerms'];
};

/** One of a branch, one by hours, and one that is planned. */
export const POLICIES: readonly DemoPolicy[] = [
  {
    row: { patron_category: '*', material: 'book', branch_id: 'station' },
    terms: {
      loan_days: 21,
      renewal_days: 14,
      max_renewals: 2,
      fine_per_day_minor: 500,
      fine_cap_minor: 50_000,
      grace_days: 3,
      closed_days: 'next_open_day',
      recall: { guaranteed_days: 7, return_days: 3 },
    },
  },
  {
    row: { patron_category: '*', material: 'periodical', branch_id: 'main' },
    terms: {
      loan_days: 0,
      renewal_days: 1,
      max_renewals: 1,
      fine_per_day_minor: 0,
      fine_cap_minor: 20_000,
      grace_days: 0,
      hourly: { hours: 4, closed_hours: 'end_of_opening', fine_per_hour_minor: 2_000, grace_minutes: 15 },
    },
  },
  {
    row: { patron_category: '*', material: 'periodical', branch_id: '*' },
    inDays: 14,
    terms: {
      loan_days: 10,
      renewal_days: 7,
      max_renewals: 2,
      fine_per_day_minor: 500,
      fine_cap_minor: 20_000,
      grace_days: 0,
    },
  },
];

export type DemoEntry = {
  desk: string;
  branch_id: BranchCode;
  kind: Schemas['JournalEntry']['kind'];
  /** A copy of this book and branch, or what was scanned that no copy has. */
  scanned: { title: string } | { barcode: string };
  reader?: ReaderName;
  hoursAgo: number;
};

/** What a desk did while the library did not answer. Each leaves a task to people. */
export const JOURNAL: readonly DemoEntry[] = [
  {
    desk: 'station-1',
    branch_id: 'station',
    kind: 'lend',
    scanned: { title: 'Театральный роман' },
    reader: 'fyodor',
    hoursAgo: 3,
  },
  { desk: 'station-1', branch_id: 'station', kind: 'return', scanned: { barcode: 'X0000042' }, hoursAgo: 2 },
];
