import type { components } from '#contracts/public.ts';
import type { Language } from '../../house/language.ts';
import type { Exception, LoanRule, RenewalRule } from '../exceptions/exception-rules.ts';

type Schemas = components['schemas'];
/** Of a copy, what the desk goes by. */
export type Copy = Pick<
  Schemas['Copy'],
  'barcode' | 'title' | 'status' | 'current_branch' | 'destination' | 'hold_id' | 'alert' | 'location' | 'call_number'
>;
export type Loan = Schemas['Loan'];
export type Charge = Schemas['Charge'];
export type Money = Schemas['Money'];
/** What has a number, as far as it decides what a scan means. */
export type Scan = Pick<Schemas['Scan'], 'code' | 'lost_card'> & {
  reader?: Pick<Schemas['User'], 'id' | 'full_name' | 'language'>;
  copy?: Copy;
  loan?: Pick<Loan, 'id' | 'reader_id'> & Partial<Pick<Loan, 'issued_at'>>;
};
export type CheckedIn = Schemas['CheckedIn'];
export type HandSetStatus = Schemas['HandSetStatus'];

/** Of a reader, no more is kept at the desk than it takes to say who they are, and to print a slip for them. */
export type Holder = { id: string; name: string; language: Language };

/** A reader whom somebody has found by name. */
export type FoundReader = Pick<Schemas['User'], 'id' | 'full_name' | 'card_number' | 'language'>;

export type KeptFor = Omit<Holder, 'language'>;

/** What the copies are that lie on the desk, if the desk says so: from the return box, or read in the library. Nothing is lent meanwhile. */
export type LaneMode = 'box' | 'in_house';

/** When it really was, if it is recorded afterwards. Said once: under one Idempotency-Key, the same is asked each time. */
type Late = { asOf?: string };

/** What the desk must see of a copy. */
type Alerting = { alert?: string };

/** Rules that have refused it, and are set aside for a reason. */
type Despite<Rule> = { despite?: Exception<Rule> };

/** To whom a copy was lent: a reader, or whoever has the card. */
export type Receiver = { readerId: string } | { card: string; isUnregistered?: true };

/** What is to be done with a copy that nobody has. */
type Shelving =
  /** It lies on this desk, and belongs elsewhere or comes from there; or it is not damaged after all. */
  | ({
      kind: 'receive';
      barcode: string;
      title: string;
      branch: string;
      undamaged?: true;
      /** As what it was recorded. */
      was?: 'missing' | 'lost';
    } & Alerting)
  /** It stood on its shelf, and was read in the library. */
  | ({ kind: 'use'; barcode: string; title: string } & Alerting)
  | { kind: 'show'; copy: Copy; mode?: LaneMode };

/** What is to be done. It stands in the journal before it is done, so it is done once. */
export type Act =
  /** `until`: they have been registered here while the library was away, and are a member until then. */
  | { kind: 'open'; reader: Holder; until?: string }
  /** Somebody without a card has got one of those that lie here, and what follows is lent to them. */
  | { kind: 'register'; card: string; name: string; language: Language; until: string }
  | { kind: 'end' }
  /** `branch` is where this desk stands, if it has been said. */
  | ({ kind: 'lend'; readerId: string; barcode: string; branch?: string; dueDate?: string } & Late &
      Alerting &
      Despite<LoanRule>)
  /** What lay in the return box was there when the branch closed last. */
  | ({ kind: 'return'; loanId: string; readerId: string; branch?: string; fromBox?: true } & Late & Alerting)
  | Shelving
  /** It was scanned while the library was away: what was done counts, and the rules that it broke are left to people. */
  | ({
      kind: 'tell';
      what: 'lend' | 'return' | 'renew';
      /** Of a return, who stood there: they have got it if it had come back at another desk before. Of a renewal, who has the copy. */
      to?: Receiver;
      /** Of a return, if nobody has had the copy. */
      otherwise?: Shelving;
      barcode: string;
      title?: string;
      branch?: string;
    } & Alerting)
  /** It was taken while the library was away, and is in the till. */
  | {
      kind: 'take';
      readerId: string;
      amount: Money;
      method: 'cash' | 'card';
      /** What it is for; else for what the reader owes, the oldest first. */
      charge?: { id: string; title: string };
      /** It is less than what is owed. */
      isPart?: true;
      place: { branch_id?: string; till_id?: string };
    }
  | ({ kind: 'renew'; loanId: string; readerId: string; title: string } & Despite<RenewalRule>)
  | {
      kind: 'settle';
      fineId: string;
      readerId: string;
      title: string;
      /** What is paid or waived. */
      amount?: Money;
      /** It is less than what is owed. */
      isPart?: true;
      as: 'paid' | 'waived';
      /** Why it is waived. */
      why?: string;
      /** In cash, unless it is said. */
      method?: 'cash' | 'card';
      /** The branch and the till, so that a repeated attempt says the same. */
      place?: { branch_id?: string; till_id?: string };
    }
  /** Where a copy is, recorded by hand. */
  | { kind: 'record'; barcode: string; title: string; from: HandSetStatus; to: HandSetStatus }
  /** It lies on this desk, damaged; and whose loan has ended with it, if one has, and what that reader is charged. */
  | ({
      kind: 'damage';
      barcode: string;
      title: string;
      loanId?: string;
      readerId?: string;
      charged?: Money;
    } & Alerting)
  | { kind: 'unknown' }
  /** A card that was reported lost. */
  | { kind: 'lost_card' }
  /** It looks like a card, and is nobody's: whoever has handed it over got the copies behind it. */
  | { kind: 'unknown_card' }
  /** An undo of something that has had no effect. */
  | { kind: 'nothing' };

/** Why the library said no, in words. */
export type Reasons = string[];

/** What a person says of a copy that lies there damaged: the loan that has ended with it, if an earlier scan has, and what its reader is charged. */
export type Damage = { loanId?: string; note?: string; amountMinor?: number };

/** What the library is asked about a scan. Said once: under one Idempotency-Key, the same is asked each time. */
export type CheckIn = {
  barcode: string;
  /** By the library's clock. */
  scannedAt: string;
  branch?: string;
  fromBox?: true;
  inHouse?: true;
  mayBeCard?: true;
  forReader?: true;
  damaged?: Damage;
};

/** Whether a number that is of both is meant as a card or as a copy. */
export type Meant = 'card' | 'copy';

/** How far an entry has come. */
export type State =
  /** Nothing has been asked yet, or no answer has come. */
  | { at: 'waiting'; meant?: Meant; asked?: CheckIn }
  /** A card and a copy have this number: a person says which is meant, and the entries behind it wait. */
  | { at: 'asking'; reader: Holder; title: string }
  /** What it is is known; what is to be done is under way. */
  | { at: 'decided'; act: Act }
  /**
   * `copy` is as it is afterwards, where it may have to go somewhere, and `keptFor` who waits for it; `broken` are the codes of the rules that were broken,
   * which are left to people as tasks.
   */
  | { at: 'done'; act: Act; loan?: Loan; charge?: Charge; copy?: Copy; keptFor?: KeptFor; broken?: readonly string[] }
  /** `unseen`: it was done while the library was away, so whoever did it may have gone before this came. */
  | { at: 'refused'; act?: Act; reasons: Reasons; broken?: readonly string[]; unseen?: true };

/** A line of the desk's journal: a scan, or something done by a key, and what became of it. */
export type Entry = {
  /** UUIDv7: sorts by time, and is the Idempotency-Key of what the entry brings about. */
  id: string;
  /** The id of whoever worked at the desk. */
  staffId: string;
  /** What was scanned; empty where nothing was. */
  code: string;
  /** When, in ms since 1970. What was done by one key has the same moment. */
  at: number;
  state: State;
  /** What the desk has said about the copies that it scanned then. */
  mode?: LaneMode;
  /** Of a copy that was scanned before, that it is damaged. */
  damaged?: Damage;
  /** The entry that this one undoes. */
  undoes?: string;
  /** A person has seen to it. */
  seenTo?: true;
};

/** What a reader came for, from their card to the next one. */
export type Visit = { id: string; reader: Holder; entries: Entry[]; isOver: boolean };

/** Whether it is to be seen by somebody, whoever works there by then. */
export const isToBeSeen = ({ state, seenTo }: Entry): boolean =>
  state.at === 'refused' && state.unseen === true && seenTo !== true;

export const isSettled = ({ state }: Entry): boolean => state.at === 'done' || state.at === 'refused';

/** As it is kept: a window that an older release has opened puts what it does not know where the state should be. */
export type KeptEntry = Omit<Entry, 'state'> & { state: State | Act };

/** What is to be done is still to be done. */
export const repaired = ({ state, ...entry }: KeptEntry): Entry => ({
  ...entry,
  state: 'at' in state ? state : { at: 'decided', act: state },
});
