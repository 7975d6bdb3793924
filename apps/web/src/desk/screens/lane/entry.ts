import type { components } from '#contracts/public.ts';

type Schemas = components['schemas'];
export type Reader = Schemas['User'];
export type Copy = Schemas['Copy'];
export type Loan = Schemas['Loan'];
export type Scan = Schemas['Scan'];

/** The reader who stands at the desk. */
export type Visit = { readerId: string; name: string };

/** What is to be done about a scan. It stands in the journal before it is done, so it is done once. */
export type Act =
  | { kind: 'open'; reader: Reader }
  | { kind: 'lend'; readerId: string; barcode: string }
  | { kind: 'return'; loanId: string; readerId: string }
  | { kind: 'show'; copy: Copy }
  | { kind: 'choose'; reader: Reader; copy: Copy }
  | { kind: 'unknown' };

/** Why the library said no, in words. */
export type Reasons = string[];

/** How far a scan has come. */
export type State =
  /** Nothing has been asked yet, or no answer has come. */
  | { at: 'waiting' }
  /** What it is is known; what is to be done is under way. */
  | { at: 'decided'; act: Act }
  | { at: 'done'; act: Act; loan?: Loan }
  | { at: 'refused'; act?: Act; reasons: Reasons };

/** A line of the desk's journal: a scan, and what became of it. */
export type Entry = {
  /** UUIDv7: sorts by time, and is the Idempotency-Key of what the scan brings about. */
  id: string;
  code: string;
  /** When it was scanned, in ms since 1970. */
  at: number;
  state: State;
};

export const isSettled = ({ state }: Entry): boolean => state.at === 'done' || state.at === 'refused';
