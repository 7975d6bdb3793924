import type { components } from '#contracts/public.ts';
import type { Due } from '../../house/formats.ts';
import type { Language } from '../../house/language.ts';
import type { Entry, Loan, Visit } from '../journal/entry.ts';
import { isUndone, linesOf, type Line } from '../journal/lines.ts';
import { visitsOf } from '../journal/visits.ts';

type Money = components['schemas']['Money'];

/** What a printer at the desk prints on its roll. For a reader it is in the reader's language; the rest is for the desk. */
export type Slip =
  | { kind: 'lent'; name: string; language: Language; loans: ({ title: string; barcode: string } & Due)[] }
  | { kind: 'awaited'; title: string; barcode: string; waiting: number }
  /** It goes along with a copy to another branch. */
  | { kind: 'sent'; title: string; barcode: string; from: string; to: string; isHeld: boolean }
  | {
      kind: 'held';
      /** No more than the desk needs to hand it over: it stands where everybody passes. */
      name: string;
      card: string;
      title: string;
      barcode: string;
      branch: string;
      until?: string;
    }
  | {
      kind: 'sign-in';
      name: string;
      language: Language;
      card: string;
      code: string;
      validUntil: string;
      /** Where the code is entered. */
      address: string;
    }
  | {
      kind: 'erasure';
      language: Language;
      receipt: string;
      /** Where the receipt is entered. */
      address: string;
    }
  | { kind: 'paid'; name: string; language: Language; charges: { title: string; amount: Money }[]; total: Money };

/** A code of ten digits, as people read it out: 48291 05736. */
export const inGroups = (code: string): string => code.replace(/^.{5}/, '$&\u00a0');

/** The due dates of what a reader has borrowed and renewed in a visit, if it is anything. */
export function slipOfVisit(visit: Visit, entries: readonly Entry[]): Slip | undefined {
  const inVisit = new Set(visit.entries.map(({ id }) => id));
  const loans = linesOf(entries).flatMap((line) => {
    const loan = inVisit.has(line.entry.id) && !isUndone(line) ? loanLentBy(line) : undefined;
    // What was handed over to somebody else meanwhile is none of theirs.
    return loan?.reader_id === visit.reader.id ? [loan] : [];
  });
  if (loans.length === 0) return undefined;
  const latest = new Map(loans.map((loan) => [loan.id, loan]));
  const { name, language } = visit.reader;
  return {
    kind: 'lent',
    name,
    language,
    loans: [...latest.values()].map(({ title, barcode, due_date, due_time }) => ({
      title,
      barcode,
      due_date,
      ...(due_time !== undefined && { due_time }),
    })),
  };
}

/** The slip that belongs to a line, if one does. */
export function slipOf({ entry }: Line, entries: readonly Entry[]): Slip | undefined {
  const { state } = entry;
  if (state.at !== 'done') return undefined;
  const { act, loan } = state;
  const visit = visitsOf(entries).find((one) => one.id === entry.id || one.entries.some(({ id }) => id === entry.id));
  if (act.kind === 'return')
    return loan?.waiting === undefined || loan.waiting === 0
      ? undefined
      : { kind: 'awaited', title: loan.title, barcode: loan.barcode, waiting: loan.waiting };
  if (!visit) return undefined;
  if (act.kind === 'settle' && act.as === 'paid') return receipt(entry, visit);
  return slipOfVisit(visit, entries);
}

/** What was paid together: of one key, and so of one moment. */
function receipt({ at }: Entry, { entries, reader: { name, language } }: Visit): Slip | undefined {
  const charges = entries.flatMap(({ state, at: paidAt }) =>
    paidAt === at && state.at === 'done' && state.act.kind === 'settle' && state.act.as === 'paid' && state.charge
      ? [{ title: state.act.title, amount: state.act.amount ?? state.charge.amount }]
      : [],
  );
  const [first] = charges;
  if (!first) return undefined;
  const amount_minor = charges.reduce((sum, { amount }) => sum + amount.amount_minor, 0);
  return { kind: 'paid', name, language, charges, total: { amount_minor, currency: first.amount.currency } };
}

function loanLentBy({ entry: { state } }: Line): Loan | undefined {
  const isLent = state.at === 'done' && (state.act.kind === 'lend' || state.act.kind === 'renew');
  return isLent ? state.loan : undefined;
}
