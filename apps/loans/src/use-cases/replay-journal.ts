import { isRejection } from '#errors';
import type { Caller } from '#core/caller.ts';
import { codeKey } from '#core/scanned-code.ts';
import { answerOnce, fingerprintOf, type IdempotencyTables } from '#http/idempotency.ts';
import { asTables } from '#postgres/as-tables.ts';
import type { LoansContext } from '../context.ts';
import type { NewTask } from '../store/desk-tasks.ts';
import { findEntry, type RecordedEntry } from '../store/journal.ts';
import { keep, NotHeardYet, recordEntry, type DeskEntry } from './record-entry.ts';

/** Whoever sends it, an entry counts once. */
const CALLER = 'the journals of the desks';

/** Nobody waits longer for an answer; what is left then is sent again. */
const BUDGET_MS = 8_000;

/** Ids are remembered so long: what is older may have been recorded, and forgotten. */
export const REMEMBERED_DAYS = 60;

export type EntryAnswer =
  | { id: string; outcome: 'later'; codes: string[] }
  | { id: string; outcome: 'refused'; codes: string[] }
  | RecordedEntry;

/**
 * Records what desks say that they did, one entry after the other. One that cannot be recorded now holds up what its desk says of its copy behind it. While
 * another service does not answer, it holds up those of its desk: they need it too.
 */
export async function replayJournal(
  context: LoansContext,
  caller: Caller,
  entries: readonly DeskEntry[],
): Promise<EntryAnswer[]> {
  const until = performance.now() + BUDGET_MS;
  const desks = new Set<string>();
  const copies = new Set<string>();
  const answers: EntryAnswer[] = [];
  for (const entry of entries) {
    const copy = `${entry.desk} ${codeKey(entry.barcode)}`;
    const isHeldUp = desks.has(entry.desk) || copies.has(copy) || performance.now() > until;
    const { answer, isCopyOnly } = isHeldUp
      ? { answer: later(entry), isCopyOnly: true }
      : await answerTo(context, caller, entry);
    if (answer.outcome === 'later') copies.add(copy);
    if (answer.outcome === 'later' && !isCopyOnly) desks.add(entry.desk);
    answers.push(answer);
  }
  return answers;
}

const later = ({ id }: DeskEntry, ...codes: string[]): EntryAnswer => ({ id, outcome: 'later', codes });

/** @returns what is answered; of what is for later, whether only what its copy has been through is not known yet */
async function answerTo(
  context: LoansContext,
  caller: Caller,
  entry: DeskEntry,
): Promise<{ answer: EntryAnswer; isCopyOnly: boolean }> {
  const { db, log } = context;
  const about = (answer: EntryAnswer, isCopyOnly = false) => ({ answer, isCopyOnly });
  const before = await findEntry(db, entry.id);
  if (before) return about(before);
  try {
    const request = { caller: CALLER, key: entry.id, fingerprint: fingerprintOf(asSent(entry)) };
    await answerOnce(asTables<IdempotencyTables>(db), request, (write) =>
      isForgotten(entry, context.now())
        ? keep({ context, caller, entry, write }, TOO_OLD, tooOld(entry))
        : recordEntry({ context, caller, entry, write }),
    );
  } catch (error) {
    if (isRejection(error) && error.code === 'idempotency_key_reused')
      return about({ id: entry.id, outcome: 'refused', codes: [error.code] });
    log.warn({ err: error, entry: entry.id }, 'an entry of a desk could not be recorded yet');
    return about(later(entry), error instanceof NotHeardYet);
  }
  return about((await findEntry(db, entry.id)) ?? later(entry));
}

/** Without its time, which depends on when it is said, and without what the desk is called by now. */
const asSent = ({ at: _at, desk: _desk, ...entry }: DeskEntry) => entry;

const TOO_OLD = { outcome: 'refused' as const, codes: ['too_long_ago'] };

/** Of what is that old nobody is named, but for whom money is to be entered, or given back. */
const tooOld = ({ readerId, paid }: DeskEntry): NewTask => ({
  kind: 'not_recorded',
  ...(paid && { reader_id: readerId ?? null, amount_minor: paid.amountMinor }),
  codes: TOO_OLD.codes,
});

const isForgotten = ({ at }: DeskEntry, now: Date): boolean =>
  at.getTime() < now.getTime() - REMEMBERED_DAYS * 86_400_000;
