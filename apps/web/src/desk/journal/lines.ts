import { offShelf } from './decide.ts';
import type { Act, Copy, Entry, State } from './entry.ts';

/** What is shown as one line: an entry, and what came of undoing it. */
export type Line = { entry: Entry; undo?: Entry };

/** The lines of a journal, in the order of its entries. The end of a visit is none, and an undo belongs to what it undoes. */
export function linesOf(entries: readonly Entry[]): Line[] {
  const undos = new Map(entries.flatMap((entry) => (entry.undoes === undefined ? [] : [[entry.undoes, entry]])));
  return entries.flatMap((entry) => {
    if (entry.undoes !== undefined || (entry.state.at === 'done' && entry.state.act.kind === 'end')) return [];
    const undo = undos.get(entry.id);
    return [{ entry, ...(undo && { undo }) }];
  });
}

/** Whether it was undone. */
export const isUndone = ({ undo }: Line): boolean => undo?.state.at === 'done' && undo.state.act.kind !== 'nothing';

/** Whether it can be tried to undo it. */
export function canUndo(line: Line): boolean {
  const { state } = line.entry;
  return (
    state.at === 'done' && UNDOABLE.has(state.act.kind) && (line.undo === undefined || line.undo.state.at === 'refused')
  );
}

const UNDOABLE = new Set(['lend', 'return', 'record', 'damage']);

/** The copy that a line has found off the shelf, unless it has been put back, or is about to be. */
export function toPutBack({ entry: { id, state } }: Line, lines: readonly Line[]): Copy | undefined {
  if (state.at !== 'done' || state.act.kind !== 'show' || offShelf(state.act.copy) === undefined) return undefined;
  const { copy } = state.act;
  const isPutBack = lines.some((later) => later.entry.id > id && recordedBarcode(later) === copy.barcode);
  return isPutBack ? undefined : copy;
}

/** A copy that lies on the desk, and the loan that has just ended with it, if one has. */
export type OnDesk = { barcode: string; loanId?: string };

/** What a line has found to lie there and may be recorded as damaged, unless that was undone, or something was recorded of it since. */
export function toRecordDamaged(line: Line, lines: readonly Line[]): OnDesk | undefined {
  const found = isUndone(line) ? undefined : lyingThere(line.entry.state);
  return found && !isRecordedSince(line, found.barcode, lines) ? found : undefined;
}

function lyingThere(state: State): OnDesk | undefined {
  if (state.at !== 'done') return undefined;
  const { act, loan } = state;
  if (act.kind === 'return') return loan && { barcode: loan.barcode, loanId: loan.id };
  if (act.kind === 'receive' || act.kind === 'use') return { barcode: act.barcode };
  return act.kind === 'show' && act.copy.status === 'available' ? { barcode: act.copy.barcode } : undefined;
}

/** The damage of a line for which its reader can still be charged; not whoever works at this desk. */
export function toChargeDamage(
  line: Line,
  lines: readonly Line[],
  staffId: string | undefined,
): Required<OnDesk> | undefined {
  const { state } = line.entry;
  if (state.at !== 'done' || state.act.kind !== 'damage' || isUndone(line)) return undefined;
  const { barcode, loanId, readerId, charged } = state.act;
  if (loanId === undefined || readerId === staffId || charged || isRecordedSince(line, barcode, lines))
    return undefined;
  return { barcode, loanId };
}

const isRecordedSince = ({ entry: { id } }: Line, barcode: string, lines: readonly Line[]): boolean =>
  lines.some((later) => later.entry.id > id && recordedBarcode(later) === barcode);

/** A copy that a line has found on the hold shelf, or put there, unless it was scanned since, or with nothing to be lent. */
export function toHandOver({ entry }: Line, lines: readonly Line[]): (Copy & { hold_id: string }) | undefined {
  const { id, code, state, undoes, mode } = entry;
  if (undoes !== undefined || mode !== undefined || state.at !== 'done' || state.act.kind !== 'receive')
    return undefined;
  const { copy } = state;
  const { hold_id: holdId } = copy ?? {};
  if (copy?.status !== 'on_hold_shelf' || holdId === undefined) return undefined;
  const isScannedAgain = lines.some((later) => later.entry.id > id && later.entry.code === code);
  return isScannedAgain ? undefined : { ...copy, hold_id: holdId };
}

/** What was refused, and may be allowed all the same. */
export type Refused = { entry: Entry; act: Extract<Act, { kind: 'lend' | 'renew' }> };

/** What a line has refused the reader who stands at the desk, unless an exception was made since, or was refused itself. */
export function toOverride({ entry }: Line, lines: readonly Line[], readerId: string | undefined): Refused | undefined {
  const { id, code, state } = entry;
  if (state.at !== 'refused' || (state.act?.kind !== 'lend' && state.act?.kind !== 'renew')) return undefined;
  const { act } = state;
  if (act.readerId !== readerId || act.despite) return undefined;
  const isRepeated = lines.some((later) => later.entry.id > id && later.entry.code === code);
  // 1 and 2 are its keys, and those of the first reasons.
  const isAsked = lines.some((other) => other.entry.state.at === 'asking');
  return isRepeated || isAsked ? undefined : { entry, act };
}

/** The copy of which a line says where it is, unless that was refused or undone. */
function recordedBarcode(line: Line): string | undefined {
  const { state, damaged, code } = line.entry;
  if (isUndone(line)) return undefined;
  if (state.at === 'waiting') return damaged && code;
  if (state.at !== 'decided' && state.at !== 'done') return undefined;
  return state.act.kind === 'record' || state.act.kind === 'damage' ? state.act.barcode : undefined;
}

/** The last line that has changed something, or is about to. */
export const lastDone = (lines: readonly Line[]): Line | undefined =>
  lines.findLast((line) => {
    const { state } = line.entry;
    if (state.at === 'waiting' || state.at === 'asking') return true;
    return state.at === 'done' && CHANGES.has(state.act.kind) && !isUndone(line);
  });

const CHANGES = new Set(['lend', 'return', 'tell', 'renew', 'settle', 'take', 'record', 'damage', 'receive', 'use']);

/**
 * The lines that a person has to see to: a question, and whatever did not come to anything, unless what was scanned has come
 * to something later.
 */
export function needingPerson(lines: readonly Line[]): Line[] {
  return lines.filter((line, index) => {
    const { entry, undo } = line;
    if (entry.state.at === 'asking') return true;
    if (undo?.state.at === 'refused' && undo.seenTo !== true) return true;
    if (!hasFailed(entry) || entry.seenTo === true) return false;
    return (
      entry.code === '' || !lines.slice(index + 1).some((later) => later.entry.code === entry.code && hasWorked(later))
    );
  });
}

const FOUND_NOTHING: ReadonlySet<Act['kind']> = new Set(['unknown', 'lost_card', 'unknown_card']);

const hasFailed = ({ state }: Entry): boolean =>
  state.at === 'refused' || (state.at === 'done' && FOUND_NOTHING.has(state.act.kind));

const hasWorked = ({ entry: { state } }: Line): boolean =>
  state.at === 'done' && !FOUND_NOTHING.has(state.act.kind) && state.act.kind !== 'show';
