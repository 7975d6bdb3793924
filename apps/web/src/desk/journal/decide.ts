import type {
  Act,
  CheckedIn,
  CheckIn,
  Copy,
  Entry,
  HandSetStatus,
  LaneMode,
  Meant,
  Scan,
  State,
  Visit,
} from './entry.ts';

/** What a person, and the place of the desk, say about a scan. */
type Circumstances = {
  /** Of a number that is of both, which it is. */
  meant?: Meant | undefined;
  /** Where the desk stands, if it has been said. */
  branch?: string | undefined;
  mode?: LaneMode | undefined;
};

/**
 * What is asked about a scan: a copy that a reader has comes back, whoever stands there, since it lies on the desk. While the desk empties the
 * return box, or counts what was read in the library, nothing is lent.
 */
export function checkInOf(
  { code, mode, damaged }: Pick<Entry, 'code' | 'mode' | 'damaged'>,
  scannedAt: string,
  visit: Visit | undefined,
  { meant, branch }: Circumstances,
): CheckIn {
  const what = { barcode: code, scannedAt, ...(branch !== undefined && { branch }) };
  if (damaged) return { ...what, damaged };
  return {
    ...what,
    ...(mode === 'box' && { fromBox: true }),
    ...(mode === 'in_house' && { inHouse: true }),
    ...(meant === undefined && { mayBeCard: true }),
    ...(visit && mode === undefined && { forReader: true }),
  };
}

/** What the library has done with what was scanned, or what is to be done now. */
export function decideHeard(
  { code, done, reader, lost_card: lostCard, copy, loan, was, todo }: CheckedIn,
  visit: Visit | undefined,
  { meant, mode }: Circumstances,
  { branch, fromBox, damaged }: CheckIn,
): State {
  const scan = { code, ...(reader && { reader }), ...(lostCard && { lost_card: lostCard }), ...(copy && { copy }) };
  if (!copy || reader || todo?.what === 'lend') return decide(scan, visit, { meant, branch, mode });
  const { barcode, title, alert } = copy;
  const alerting = alert !== undefined && { alert };
  const keptFor = todo?.reader && { keptFor: { id: todo.reader.id, name: todo.reader.full_name } };
  const after = { copy: asGoneBy(copy), ...keptFor };
  if (damaged && done !== 'nothing') {
    const whose = loan && { loanId: loan.id, readerId: loan.reader_id };
    const charged = loan?.damage_charge && { charged: loan.damage_charge };
    return { at: 'done', act: { kind: 'damage', barcode, title, ...whose, ...charged, ...alerting }, ...after };
  }
  if (loan) {
    const where = { ...(branch !== undefined && { branch }), ...(fromBox && { fromBox }) };
    const act = { kind: 'return' as const, loanId: loan.id, readerId: loan.reader_id, ...where, ...alerting };
    return { at: 'done', act, loan, ...after };
  }
  if (done === 'used_in_house') return { at: 'done', act: { kind: 'use', barcode, title, ...alerting }, ...after };
  const isToGo = done === 'received' || todo?.what === 'keep' || todo?.what === 'send';
  if (!isToGo || branch === undefined)
    return { at: 'done', act: { kind: 'show', copy: after.copy, ...(mode !== undefined && { mode }) } };
  return { at: 'done', act: { kind: 'receive', barcode, title, branch, ...(was && { was }), ...alerting }, ...after };
}

/** No more of a copy is kept at the desk than it goes by. */
const asGoneBy = ({
  barcode,
  title,
  status,
  current_branch,
  destination,
  hold_id,
  alert,
  location,
  call_number,
}: Copy): Copy => ({
  barcode,
  title,
  status,
  current_branch,
  ...(destination !== undefined && { destination }),
  ...(hold_id !== undefined && { hold_id }),
  ...(alert !== undefined && { alert }),
  ...(location !== undefined && { location }),
  ...(call_number !== undefined && { call_number }),
});

/**
 * What a scan means of which the library has done nothing.
 *
 * A card begins a visit. A copy that is out of the collection, or in repair, is shown, to be put back on the shelf. One that was on its way is received.
 * Any other copy is for the reader who stands there; without one, it is received where it belongs to another branch or is kept for a reader, and else only shown.
 * A number that is of both is asked about.
 */
export function decide(
  { reader, lost_card: lostCard, copy }: Scan,
  visit: Visit | undefined,
  { meant, branch, mode }: Circumstances = {},
): State {
  const holder = reader && { id: reader.id, name: reader.full_name, language: reader.language };
  if (holder && copy && meant === undefined) return { at: 'asking', reader: holder, title: copy.title };
  if (holder && meant !== 'copy') return decided({ kind: 'open', reader: holder });
  if (!copy && lostCard === true) return decided({ kind: 'lost_card' });
  if (!copy || meant === 'card') return decided({ kind: 'unknown' });
  const alerting = copy.alert !== undefined && { alert: copy.alert };
  const here = branch !== undefined && { branch };
  const { barcode, title } = copy;
  if (branch !== undefined && (isOnItsWay(copy) || (!visit && (isFromElsewhere(copy, branch) || isHeld(copy)))))
    return decided({ kind: 'receive', barcode, title, branch, ...alerting });
  if (visit && mode === undefined && !offShelf(copy))
    return decided({ kind: 'lend', readerId: visit.reader.id, barcode, ...here, ...alerting });
  return decided({ kind: 'show', copy, ...(mode !== undefined && { mode }) });
}

const isOnItsWay = ({ status }: Copy): boolean => status === 'in_transit' || status === 'on_order';

const isFromElsewhere = ({ status, current_branch }: Copy, branch: string): boolean =>
  status === 'available' && current_branch !== branch;

/** It is kept for a reader, or is to be cleared from the hold shelf: the library says where it goes. */
const isHeld = ({ status, hold_id }: Copy): boolean =>
  status === 'on_hold_shelf' || ((status === 'reserved' || status === 'available') && hold_id !== undefined);

/** Why a copy that nobody has is not on the shelf, if it is not. */
export const offShelf = ({ status }: Copy): HandSetStatus | undefined => BY_HAND.find((one) => one === status);

const BY_HAND: readonly HandSetStatus[] = ['missing', 'damaged', 'in_repair', 'lost', 'withdrawn'];

/**
 * What undoes an entry: a loan by mistake is returned, and a return by mistake is lent again to the same reader, where it was lent
 * and until the day that it was due, unless that has passed. A copy that was put back on the shelf is recorded as what it was.
 * One that is not damaged after all goes where it would have gone without that.
 *
 * @param branch where the desk stands, if it has been said
 */
export function decideUndo(undone: Entry | undefined, today: string, branch?: string): State {
  if (undone?.state.at !== 'done') return decided({ kind: 'nothing' });
  const { act, loan } = undone.state;
  if (act.kind === 'damage') {
    const { barcode, title } = act;
    if (branch === undefined) return decided({ kind: 'record', barcode, title, from: 'damaged', to: 'available' });
    return decided({ kind: 'receive', barcode, title, branch, undamaged: true });
  }
  if (act.kind === 'record') return decided({ ...act, from: act.to, to: act.from });
  if (!loan) return decided({ kind: 'nothing' });
  if (act.kind === 'lend') return decided({ kind: 'return', loanId: loan.id, readerId: loan.reader_id });
  if (act.kind !== 'return') return decided({ kind: 'nothing' });
  return decided({
    kind: 'lend',
    readerId: loan.reader_id,
    barcode: loan.barcode,
    ...(loan.branch_id !== undefined && { branch: loan.branch_id }),
    // For hours it is lent from when it was.
    ...(loan.due_date >= today &&
      (loan.due_time === undefined ? { dueDate: loan.due_date } : { asOf: loan.issued_at })),
  });
}

const decided = (act: Act): State => ({ at: 'decided', act });
