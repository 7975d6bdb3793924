import type { Texts } from '../../house/language.ts';

export type Letter =
  | 'A'
  | 'B'
  | 'C'
  | 'D'
  | 'E'
  | 'F'
  | 'G'
  | 'H'
  | 'I'
  | 'J'
  | 'K'
  | 'L'
  | 'M'
  | 'N'
  | 'O'
  | 'P'
  | 'Q'
  | 'R'
  | 'S'
  | 'T'
  | 'U'
  | 'V'
  | 'W'
  | 'X'
  | 'Y'
  | 'Z';

type Digit = '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9';
type Place = `Key${Letter}` | `Digit${Digit}` | 'Slash' | 'Escape' | 'Enter' | 'ArrowUp' | 'ArrowDown';

/** A key by its place on the keyboard, whatever the layout prints on it, with what is held beside it. */
export type Stroke = Place | `Shift+${Place}` | `Ctrl+${Place}`;

type Key = {
  deed: string;
  /** Without one, it is in the palette only. */
  stroke?: Stroke;
  /** What it does: in the sheet of keys, in the palette and on the sheet of barcodes. */
  name: Texts<string>;
  /** Where the sheet of keys has it. */
  group: KeyGroup;
  /** Its number on the sheet of barcodes, for hands that hold a scanner. Sheets hang at desks: a number stays what it is. */
  barcode?: `${number}${number}`;
  /** Not in the palette: there it would mean nothing, or be what the palette itself does. */
  notInPalette?: true;
  /** Not in the sheet of keys: another key says what it does. */
  notInSheet?: true;
};

type KeyGroup = 'everywhere' | 'lane' | 'reader' | 'line';

const reasonOf = (number: number): Texts<string> => ({ ru: `Причина ${number}`, en: `Reason ${number}` });

/** Every key of the desk, once. A screen says what it does there by `useKeys`; letters of screens stand in screens.ts. */
const TABLE = [
  {
    deed: 'search',
    stroke: 'Slash',
    name: { ru: 'Поиск на этом экране или поиск читателя', en: 'Search this screen or find a reader' },
    group: 'everywhere',
  },
  {
    deed: 'palette',
    stroke: 'Ctrl+KeyK',
    name: { ru: 'Найти экран, читателя, книгу или действие', en: 'Find a screen, a reader, a book or an action' },
    group: 'everywhere',
    notInPalette: true,
  },
  { deed: 'sheet', stroke: 'Shift+Slash', name: { ru: 'Клавиши', en: 'Keys' }, group: 'everywhere' },
  {
    deed: 'go',
    stroke: 'KeyG',
    name: { ru: 'Перейти: следующая буква выбирает экран', en: 'Go to: the next letter chooses the screen' },
    group: 'everywhere',
    notInPalette: true,
  },
  {
    deed: 'down',
    stroke: 'ArrowDown',
    name: { ru: 'Следующая строка', en: 'Next row' },
    group: 'everywhere',
    notInPalette: true,
  },
  {
    deed: 'up',
    stroke: 'ArrowUp',
    name: { ru: 'Предыдущая строка', en: 'Previous row' },
    group: 'everywhere',
    notInPalette: true,
  },
  {
    deed: 'act',
    stroke: 'Enter',
    name: { ru: 'Открыть строку или выполнить её действие', en: 'Open the row or do its action' },
    group: 'everywhere',
    notInPalette: true,
  },
  { deed: 'signOut', name: { ru: 'Выйти', en: 'Sign out' }, group: 'everywhere' },
  { deed: 'language', name: { ru: 'Switch to English', en: 'Перейти на русский' }, group: 'everywhere' },
  {
    deed: 'letters',
    name: { ru: 'Одиночные клавиши: включить или выключить', en: 'Single-key shortcuts: on or off' },
    group: 'everywhere',
  },
  {
    deed: 'box',
    stroke: 'KeyB',
    name: { ru: 'Разобрать ящик возврата или закончить', en: 'Empty the return box, or stop' },
    group: 'lane',
    barcode: '10',
  },
  {
    deed: 'inHouse',
    stroke: 'KeyI',
    name: { ru: 'Посчитать, что читали в зале, или закончить', en: 'Count what was used in the library, or stop' },
    group: 'lane',
    barcode: '11',
  },
  {
    deed: 'serve',
    stroke: 'KeyV',
    name: { ru: 'Обслужить читателя без билета', en: 'Serve a reader who has no card with them' },
    group: 'reader',
  },
  {
    deed: 'register',
    stroke: 'KeyN',
    name: { ru: 'Записать читателя без связи', en: 'Register a reader while offline' },
    group: 'lane',
    barcode: '12',
  },
  {
    deed: 'end',
    stroke: 'Escape',
    name: { ru: 'Закончить с читателем', en: 'Finish with the reader' },
    group: 'reader',
    barcode: '01',
  },
  { deed: 'renewOne', stroke: 'KeyR', name: { ru: 'Продлить одну книгу', en: 'Renew one book' }, group: 'reader' },
  {
    deed: 'renewAll',
    stroke: 'Shift+KeyR',
    name: { ru: 'Продлить все книги', en: 'Renew all books' },
    group: 'reader',
    barcode: '02',
  },
  {
    deed: 'pay',
    stroke: 'KeyP',
    name: { ru: 'Принять оплату штрафов (затем Enter)', en: 'Take payment for fines (then Enter)' },
    group: 'reader',
  },
  {
    deed: 'payByCard',
    stroke: 'Shift+KeyP',
    name: { ru: 'Принять оплату картой (затем Enter)', en: 'Take payment by card (then Enter)' },
    group: 'reader',
  },
  {
    deed: 'waive',
    stroke: 'KeyW',
    name: { ru: 'Простить долг (Enter и причина)', en: 'Waive a charge (Enter and a reason)' },
    group: 'reader',
  },
  {
    deed: 'slip',
    stroke: 'KeyL',
    name: { ru: 'Напечатать листок', en: 'Print the slip' },
    group: 'line',
    barcode: '03',
  },
  {
    deed: 'undo',
    stroke: 'KeyU',
    name: { ru: 'Отменить последнюю выдачу или возврат', en: 'Undo the last loan or return' },
    group: 'line',
    barcode: '04',
  },
  {
    deed: 'putBack',
    stroke: 'KeyS',
    name: { ru: 'Вернуть экземпляр на полку', en: 'Put a copy back on the shelf' },
    group: 'line',
    barcode: '07',
  },
  {
    deed: 'recordDamaged',
    stroke: 'KeyD',
    name: {
      ru: 'Записать, что книга повреждена; ещё раз — начислить плату',
      en: 'Record that a book is damaged; once more: charge for it',
    },
    group: 'line',
    barcode: '08',
  },
  {
    deed: 'override',
    stroke: 'KeyO',
    name: {
      ru: 'Сделать исключение, если отказано (затем причина 1–9)',
      en: 'Make an exception after a refusal (then a reason, 1–9)',
    },
    group: 'line',
    barcode: '09',
  },
  {
    deed: 'first',
    stroke: 'Digit1',
    name: { ru: 'Это билет', en: 'It is a card' },
    group: 'line',
    barcode: '05',
    notInPalette: true,
  },
  {
    deed: 'second',
    stroke: 'Digit2',
    name: { ru: 'Это экземпляр', en: 'It is a copy' },
    group: 'line',
    barcode: '06',
    notInPalette: true,
  },
  { deed: 'third', stroke: 'Digit3', name: reasonOf(3), group: 'line', notInPalette: true, notInSheet: true },
  { deed: 'fourth', stroke: 'Digit4', name: reasonOf(4), group: 'line', notInPalette: true, notInSheet: true },
  { deed: 'fifth', stroke: 'Digit5', name: reasonOf(5), group: 'line', notInPalette: true, notInSheet: true },
  { deed: 'sixth', stroke: 'Digit6', name: reasonOf(6), group: 'line', notInPalette: true, notInSheet: true },
  { deed: 'seventh', stroke: 'Digit7', name: reasonOf(7), group: 'line', notInPalette: true, notInSheet: true },
  { deed: 'eighth', stroke: 'Digit8', name: reasonOf(8), group: 'line', notInPalette: true, notInSheet: true },
  { deed: 'ninth', stroke: 'Digit9', name: reasonOf(9), group: 'line', notInPalette: true, notInSheet: true },
] as const satisfies readonly Key[];

/** What a key does. */
export type Deed = (typeof TABLE)[number]['deed'];

/** The same list, of which no entry is known to lack what it lacks. */
export const keys: readonly (Key & { deed: Deed })[] = TABLE;

export const deedOf = (stroke: string): Deed | undefined => keys.find((key) => key.stroke === stroke)?.deed;

/** Single letters, digits and signs, which speech input and unsteady hands press by mistake (WCAG 2.1.4). */
export const isSingle = (stroke: string): boolean => /^(?:Shift\+)?(?:Key|Digit|Slash)/.test(stroke);

const PRINTED: Record<string, string> = {
  Slash: '/',
  'Shift+Slash': '?',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
};

/** What is printed on the keys of a stroke, one by one. */
export const printed = (stroke: string): string[] =>
  PRINTED[stroke] === undefined
    ? stroke.split('+').map((part) => PRINTED[part] ?? part.replace(/^(?:Key|Digit)/, ''))
    : [PRINTED[stroke]];
