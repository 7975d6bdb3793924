import { decideLate } from '../journal/decide-late.ts';
import type { Act, Entry, Money, Scan, Visit } from '../journal/entry.ts';
import type { CarriedCopy, Seen, SeenReader } from './carried-data.ts';

/** What a scan will come to, as far as this desk can tell while the library is away. The library decides all of it once more. */
export type Foreseen = {
  what: 'reader' | 'lost_card' | 'unknown_card' | 'lend' | 'return' | 'shelf' | 'unknown';
  title?: string;
  /** Of a card, whose it is. */
  readerId?: string;
  /** The name of who has the copy, or waits for it. */
  holder?: string;
  /** Why the desk should think twice, by the codes of refusals. */
  codes: string[];
  onLoan?: { count: number; limit: number };
  owes?: Money;
};

type Here = { branch: string | undefined; today: string };

/**
 * @param entries of the journal, oldest first
 * @param known what their numbers are, as far as it is carried; of those that are not there, nothing is said
 * @returns by the ids of entries
 */
export function foresee(
  entries: readonly Entry[],
  known: ReadonlyMap<string, Seen>,
  { branch, today }: Here,
): ReadonlyMap<string, Foreseen> {
  const waiting = entries.filter(
    ({ state, undoes, damaged, code }) => state.at === 'waiting' && !undoes && !damaged && known.has(code),
  );
  const scans = new Map(waiting.map(({ id, code }) => [id, scanOf(code, known.get(code) ?? {})]));
  const people = peopleIn(known);
  const lent = new Map<string, number>();
  const foreseen = new Map<string, Foreseen>();
  for (const { id, code, state } of decideLate(entries, scans, branch)) {
    const act = state.at === 'decided' || state.at === 'done' ? state.act : undefined;
    const about = known.get(code) ?? {};
    if (!act) continue;
    const reader = receiverOf(act, people);
    foreseen.set(id, outcomeOf(act, about, reader && { reader, more: lent.get(reader.id) ?? 0 }, today));
    if (act.kind === 'tell' && act.what === 'lend' && reader) lent.set(reader.id, (lent.get(reader.id) ?? 0) + 1);
  }
  return foreseen;
}

/**
 * Who stands at the desk by the card that was scanned last, and what they owe still: what was taken from them since it was carried is paid.
 *
 * @param carriedAt how old what is carried is, in ms since 1970
 */
export function payerIn(
  entries: readonly Entry[],
  foreseen: ReadonlyMap<string, Foreseen>,
  carriedAt: number | undefined,
): { readerId: string; name: string; owes: Money } | undefined {
  const { what, readerId, title: name, owes } = foreseen.get(lastPersonIn(entries, foreseen)?.id ?? '') ?? {};
  if (what !== 'reader' || readerId === undefined || name === undefined || !owes) return undefined;
  const taken = entries.reduce((sum, entry) => sum + settledIn(entry, readerId, carriedAt), 0);
  const amount_minor = owes.amount_minor - taken;
  return amount_minor > 0 ? { readerId, name, owes: { ...owes, amount_minor } } : undefined;
}

/** Whether somebody else has come since a visit began, by what this desk carries: the library has not said so yet. */
export function isOvertaken(visit: Visit, entries: readonly Entry[], foreseen: ReadonlyMap<string, Foreseen>): boolean {
  const last = lastPersonIn(entries, foreseen);
  const person = last && last.id > visit.id && foreseen.get(last.id);
  return Boolean(person && person.readerId !== visit.reader.id);
}

const lastPersonIn = (entries: readonly Entry[], foreseen: ReadonlyMap<string, Foreseen>): Entry | undefined =>
  entries.findLast(
    ({ id, state }) =>
      (state.at === 'done' && ENDS.has(state.act.kind)) ||
      (state.at === 'decided' && state.act.kind === 'register') ||
      PEOPLE.has(foreseen.get(id)?.what ?? 'unknown'),
  );

/** What of a reader's debt is settled, or about to be, and not known to this desk yet. */
function settledIn({ at, state }: Entry, readerId: string, carriedAt: number | undefined): number {
  const isNews = state.at === 'decided' || (state.at === 'done' && carriedAt !== undefined && at >= carriedAt);
  if (!isNews || (state.act.kind !== 'take' && state.act.kind !== 'settle')) return 0;
  return state.act.readerId === readerId ? (state.act.amount?.amount_minor ?? 0) : 0;
}

const ENDS: ReadonlySet<Act['kind']> = new Set(['open', 'end', 'lost_card', 'unknown_card']);
const PEOPLE: ReadonlySet<Foreseen['what']> = new Set(['reader', 'lost_card', 'unknown_card']);

const scanOf = (code: string, { reader, isLostCard = false, copy, holder }: Seen): Scan => ({
  code,
  ...(reader && { reader }),
  ...(isLostCard && { lost_card: true }),
  ...(copy && { copy: { ...copy, ...(holder?.hold && { hold_id: holder.hold.id }) } }),
  ...(holder?.loan && { loan: holder.loan }),
});

const peopleIn = (known: ReadonlyMap<string, Seen>): ReadonlyMap<string, SeenReader> =>
  new Map([...known.values()].flatMap(({ reader }) => (reader ? [[reader.id, reader] as const] : [])));

/** Who gets it, if that is a reader whose card was scanned while the library was away. */
function receiverOf(act: Act, people: ReadonlyMap<string, SeenReader>): SeenReader | undefined {
  if (act.kind === 'open') return people.get(act.reader.id);
  if (act.kind !== 'tell' || act.what !== 'lend' || !act.to || 'card' in act.to) return undefined;
  return people.get(act.to.readerId);
}

type Borrower = { reader: SeenReader; more: number };

function outcomeOf(act: Act, about: Seen, borrower: Borrower | undefined, today: string): Foreseen {
  const { copy, borrower: hasIt, awaitedBy } = about;
  const title = copy && { title: copy.title };
  switch (act.kind) {
    case 'open':
      return {
        what: 'reader',
        title: act.reader.name,
        readerId: act.reader.id,
        ...(borrower ? standingOf(borrower, today) : { codes: [] }),
      };
    case 'lost_card':
    case 'unknown_card':
      return { what: act.kind, codes: [] };
    case 'tell':
      if (act.otherwise) return shelved(copy);
      if (act.what === 'return')
        return { what: 'return', ...title, ...(hasIt !== undefined && { holder: hasIt }), codes: [] };
      return {
        what: 'lend',
        ...title,
        ...(awaitedBy !== undefined && { holder: awaitedBy }),
        codes: [
          ...(borrower ? rulesAgainst(borrower, today) : []),
          ...(isAnothers(about, borrower?.reader) ? ['copy_on_hold'] : []),
        ],
      };
    default:
      return shelved(copy);
  }
}

const shelved = (copy: CarriedCopy | undefined): Foreseen =>
  copy ? { what: 'shelf', title: copy.title, codes: offShelf(copy) } : { what: 'unknown', codes: [] };

const isAnothers = ({ holder }: Seen, reader: SeenReader | undefined): boolean =>
  holder?.hold !== undefined && holder.hold.reader_id !== reader?.id;

const OFF_SHELF: Partial<Record<CarriedCopy['status'], string>> = {
  withdrawn: 'copy_withdrawn',
  lost: 'copy_lost',
  in_repair: 'copy_in_repair',
  missing: 'copy_missing',
  damaged: 'copy_damaged',
  in_transit: 'copy_in_transit',
  on_order: 'copy_on_order',
};

const offShelf = ({ status }: CarriedCopy): string[] => {
  const code = OFF_SHELF[status];
  return code === undefined ? [] : [code];
};

const standingOf = ({ reader, more }: Borrower, today: string): Pick<Foreseen, 'codes' | 'onLoan' | 'owes'> => ({
  codes: rulesAgainst({ reader, more }, today),
  onLoan: { count: reader.loans.length + more, limit: reader.loan_limit },
  ...(reader.owes && { owes: reader.owes }),
});

type Rule = { code: string; breaks: (borrower: Borrower, today: string) => boolean };

/** As the library's own, by what a desk carries; how much a reader may owe is for the library to say. */
const RULES: readonly Rule[] = [
  {
    code: 'patron_blocked',
    breaks: ({ reader }, today) =>
      reader.blocked ||
      reader.blocks.some(({ from, until }) => from <= today && (until === undefined || until >= today)),
  },
  { code: 'email_not_verified', breaks: ({ reader }) => !reader.verified },
  {
    code: 'patron_expired',
    breaks: ({ reader }, today) => reader.expires_on !== undefined && reader.expires_on < today,
  },
  { code: 'has_overdue_loans', breaks: ({ reader }, today) => reader.loans.some(({ dueDate }) => dueDate < today) },
  { code: 'loan_limit_reached', breaks: ({ reader, more }) => reader.loans.length + more >= reader.loan_limit },
];

const rulesAgainst = (borrower: Borrower, today: string): string[] =>
  RULES.flatMap(({ code, breaks }) => (breaks(borrower, today) ? [code] : []));
