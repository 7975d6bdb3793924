import type { components } from '#contracts/public.ts';
import { DOCUMENTS } from './documents.ts';

type NewReader = components['schemas']['NewReader'];

/** Of everybody who signs in. */
export const PASSWORD = 'demo-library-2026';

/** All have signed the library's documents when they were registered. */
const agreed_to = DOCUMENTS.map(({ kind, version }) => ({ kind, version }));

const adult = { language: 'ru', patron_category: 'adult', agreed_to } as const;

export const STAFF = {
  librarian: { ...adult, email: 'librarian@abonement.example', full_name: 'Мария Сергеевна Полкова' },
  branch_manager: { ...adult, email: 'manager@abonement.example', full_name: 'Вера Андреевна Залова' },
} as const satisfies Record<string, NewReader>;

/** Those who have an e-mail address can sign in. */
export const READERS = {
  anna: { ...adult, email: 'anna@abonement.example', full_name: 'Анна Вронская' },
  boris: { ...adult, email: 'boris@abonement.example', full_name: 'Борис Берг' },
  clara: {
    ...adult,
    email: 'clara@abonement.example',
    full_name: 'Clara Bennet',
    language: 'en',
    patron_category: 'student',
  },
  dima: { ...adult, email: 'dima@abonement.example', full_name: 'Дима Кораблёв', patron_category: 'child' },
  elena: { ...adult, email: 'elena@abonement.example', full_name: 'Елена Ростова' },
  fyodor: { ...adult, full_name: 'Фёдор Долохов' },
  galina: { ...adult, full_name: 'Галина Сомова', card_number: 'C0000007' },
} as const satisfies Record<string, NewReader>;

export type ReaderName = keyof typeof READERS;

/** With whom one can sign in to the demo library. */
export const DEMO = {
  reader: { email: READERS.anna.email, password: PASSWORD },
  librarian: { email: STAFF.librarian.email, password: PASSWORD },
  branchManager: { email: STAFF.branch_manager.email, password: PASSWORD },
};

/** Who waits for books, and has handed one in, as readers do at home. */
export const READER_AT_HOME = { email: READERS.elena.email, password: PASSWORD };

type Schemas = components['schemas'];

export const NOTES: readonly { reader: ReaderName; note: string; alerts: boolean }[] = [
  { reader: 'elena', note: 'Забыла зонт: он лежит на кафедре.', alerts: true },
  { reader: 'dima', note: 'За книгами иногда приходит бабушка, Нина Павловна.', alerts: false },
];

/** A card that was lost, and the one that its holder was given instead. */
export const LOST_CARDS: readonly { reader: ReaderName; card_number: string; replacement: string }[] = [
  { reader: 'galina', card_number: READERS.galina.card_number, replacement: 'C0000107' },
];

/** Each ends by itself, so many days later. */
export const BLOCKS: readonly { reader: ReaderName; forbids: Schemas['Deed'][]; reason: string; days: number }[] = [
  { reader: 'fyodor', forbids: ['borrow', 'hold'], reason: 'Вынес книгу из читального зала.', days: 30 },
];
