import type { Transaction } from 'kysely';
import { apiError, isRejection, type ErrorCode } from '#errors';
import type { ApiError } from '#core/api-error.ts';
import { may, type Caller } from '#core/caller.ts';
import { cutScannerNoise, isScannedCode } from '#core/scanned-code.ts';
import type { Answer, Write, Written } from '#http/idempotency.ts';
import type { CommitOf } from '#messaging/commit.ts';
import type { LoansContext } from '../context.ts';
import type { PaymentMethod } from '../domain/charge.ts';
import { endedBy, lendingOf, type CopyInHand, type Lending, type OnLoan } from '../domain/desk-facts.ts';
import { MAIN_BRANCH } from '../domain/opening-hours.ts';
import { findBranch } from '../store/branches.ts';
import { insertTask, type NewTask } from '../store/desk-tasks.ts';
import {
  closedFor,
  copyInHand,
  insertEntry,
  takenForReturnSince,
  turnIntoLending,
  wasOut,
  whyLeftToPeople,
} from '../store/journal.ts';
import { whoIsNow } from '../store/merges.ts';
import { findOpenLoanByBarcode, isClosed, type LoanRow } from '../store/loans.ts';
import type { JournalEntryTable, Tables } from '../store/schema.ts';
import { issueLoan, type LoanOrder } from './issue-loan.ts';
import { renewLoan } from './renew-loan.ts';
import { returnLoan, type ReturnedLoan } from './return-loan.ts';
import { takeToldPayment } from './take-told-payment.ts';

/** What was taken: how much, how, for what if that is said, and at which till. */
export type Paid = {
  amountMinor: number;
  method: PaymentMethod;
  chargeId: string | undefined;
  tillId: string | undefined;
};

/** What a desk says that it did, by the library's clock. */
export type DeskEntry = {
  id: string;
  desk: string;
  branchId: string;
  kind: JournalEntryTable['kind'];
  /** As it was scanned; nothing, of a payment. */
  barcode: string;
  readerId: string | undefined;
  card: string | undefined;
  /** Whoever got it could not be registered with the card: it may be somebody else's. */
  isUnregistered?: true;
  /** Of a payment. */
  paid?: Paid;
  at: Date;
};

type Recording = {
  context: LoansContext;
  caller: Caller;
  entry: DeskEntry;
  write: Write<Answer>;
  /** The entry tells what a later one has done: that is recorded then. This is what was said, and the loan that it has ended. */
  turned?: { said: DeskEntry; endedId: string; laterId: string };
};
type Recorded = {
  outcome: JournalEntryTable['outcome'];
  loanId?: string;
  copyId?: string;
  codes?: string[];
  stoodThere?: string;
};
type Copy = { id: string; bookId: string };

/** Whatever the rules say about a reader, or whoever the book was kept for, is for people to see to: they have it. */
const DESPITE = [
  'patron_blocked',
  'email_not_verified',
  'documents_not_agreed',
  'has_overdue_loans',
  'lost_limit_reached',
  'fines_over_limit',
  'patron_expired',
  'loan_limit_reached',
  'policy_limit_reached',
  'not_for_loan',
  'copy_on_hold',
] as const satisfies readonly ErrorCode[];

/** Books has not heard yet that the copy is back, or a checkout of it is not given up yet. */
const NOT_YET: readonly string[] = ['copy_on_loan', 'no_copy_available'] satisfies ErrorCode[];
const isNotYet = (code: string): boolean => NOT_YET.includes(code);

/** What another service knows of a copy is not what has happened to it: it will hear of it. */
export class NotHeardYet extends Error {
  constructor(cause: unknown) {
    super('What has happened to the copy is not known everywhere yet.', { cause });
  }
}

/** By then it is not that somebody has not heard: the desk is not held up any longer. */
const PATIENCE_MS = 15 * 60_000;

/**
 * Records one entry of a desk's journal, as it happened: what the rules would have refused becomes a task for people, and so does
 * what cannot be recorded. No refusal is left to be asked for again: it would hold up the desk for ever.
 *
 * @throws ApiError 503 if another service does not answer; 409 while another attempt records it. NotHeardYet if another service has
 *   not heard yet what this one knows.
 */
export async function recordEntry(recording: Recording): Promise<Answer> {
  try {
    return await recordAct(recording);
  } catch (error) {
    if (!isRejection(error) || error.code === 'request_in_progress') throw error;
    const { readerId = null, card = null, paid } = recording.entry;
    const codes = codesOf(error);
    const amount = { amount_minor: paid?.amountMinor ?? null };
    const task: NewTask = { kind: 'not_recorded', reader_id: readerId, card_number: card, ...amount, codes };
    return keep(recording, { outcome: 'refused', codes }, task);
  }
}

async function recordAct(recording: Recording): Promise<Answer> {
  switch (recording.entry.kind) {
    case 'lend':
    case 'pick_up':
      return recordLending(recording);
    case 'return':
      return recordReturn(recording);
    case 'renew':
      return recordRenewal(recording);
    case 'pay':
      return recordPayment(recording);
    default:
      return recording.entry.kind satisfies never;
  }
}

async function recordLending(recording: Recording): Promise<Answer> {
  const copy = await copyOf(recording);
  if (!copy) return unknown(recording, 'unknown_barcode', 'copy_not_found');
  if (recording.entry.isUnregistered) return lentToUnregistered(recording, copy);
  const readerId = await readerOf(recording);
  if (readerId === undefined) return unknown(recording, 'unknown_card', 'card_not_found');

  return (await lendByLaterScan(recording, copy)) ?? lendCopy(recording, copy, readerId);
}

/** Whoever has the card has not got the copy. */
function lentToUnregistered(recording: Recording, { id: copyId }: Copy): Promise<Answer> {
  const { card = null } = recording.entry;
  return keep(recording, { outcome: 'refused', copyId }, { kind: 'reader_not_registered', card_number: card });
}

async function lendCopy(recording: Recording, copy: Copy, readerId: string): Promise<Answer> {
  const { context, entry } = recording;
  const inHand = await copyInHand(context.db, copy.id, entry.at);
  const order = { ...(await orderOf(recording, readerId)), bookId: copy.bookId };
  try {
    return await lend(recording, order, copy.id, inHand);
  } catch (error) {
    if (!isRejection(error) || error.code === 'request_in_progress') throw error;
    const codes = codesOf(error);
    if (codes.some(isNotYet) && !(await waitsInVain(recording))) throw new NotHeardYet(error);
    return keep(
      recording,
      { outcome: 'refused', copyId: copy.id, codes },
      { kind: 'not_recorded', reader_id: readerId, codes },
    );
  }
}

/** Whether an entry has been tried for longer than anybody needs to hear of what has happened before it. */
async function waitsInVain({ context, write }: Recording): Promise<boolean> {
  const since = await write.pin('refused_since', async () => context.now().toISOString());
  return context.now().getTime() - new Date(since).getTime() >= PATIENCE_MS;
}

async function lend(recording: Recording, order: LoanOrder, copyId: string, inHand: CopyInHand): Promise<Answer> {
  const { context, entry, write } = recording;
  const loanId = order.loanId;
  const lent: Recorded = { outcome: 'done', copyId, loanId };
  // It was lent before this attempt was cut off, and has still to be taken back.
  if (inHand.onLoan?.loanId === loanId && inHand.nextEnd)
    return takeBack(recording, lent, inHand.onLoan, inHand.nextEnd);
  const lending = (await hasOnlyToBeLent(recording, inHand))
    ? ({ do: 'lend' } as const)
    : lendingOf(entry, order.readerId, inHand);
  switch (lending.do) {
    case 'nothing':
      return keep(recording, {
        outcome: 'nothing_to_do',
        copyId,
        ...(inHand.onLoan && { loanId: inHand.onLoan.loanId }),
      });
    case 'tell':
      return keep(recording, { outcome: 'nothing_to_do', copyId }, hadByTwo(order.readerId, lending));
    case 'close_and_lend':
      await close(recording, lending.loan, hadByTwo(order.readerId, lending));
      break;
    case 'lend_and_close': {
      const issued = await issueLoan(context, order, context.commit);
      return takeBack(recording, lent, { loanId, readerId: order.readerId, since: issued.issued_at }, lending.end);
    }
    case 'lend':
      break;
    default:
      return lending satisfies never;
  }
  return write.answer(context.commit, done, (committing: CommitOf<Tables, LoanRow>) =>
    issueLoan(context, order, recordedWith(recording, lent, committing)),
  );
}

/** The loan before was closed before this attempt was cut off: as of then, where it is the caller's own. */
async function hasOnlyToBeLent({ context, entry }: Recording, { onLoan, lastKnown }: CopyInHand): Promise<boolean> {
  if (onLoan || !lastKnown) return false;
  return (await closedFor(context.db, entry.id))?.getTime() === lastKnown.getTime();
}

const done = (_done: unknown): Answer => ({ status: 204 });

/** Its reader is asked about it, whoever has it now. */
const hadByTwo = (readerId: string, { loan }: Extract<Lending, { loan: OnLoan }>): NewTask => ({
  kind: 'had_by_two',
  reader_id: loan.readerId ?? readerId,
  loan_id: loan.loanId,
});

async function orderOf(recording: Recording, readerId: string): Promise<Omit<LoanOrder, 'bookId'>> {
  const { context, entry, write } = recording;
  return {
    loanId: write.id,
    readerId,
    branchId: await branchOf(recording),
    barcode: cutScannerNoise(entry.barcode),
    issuedAt: entry.at,
    despite: {
      codes: DESPITE,
      keep: (tx, codes) =>
        addTask(tx, context, entry, { kind: 'lent_against_rules', reader_id: readerId, loan_id: write.id, codes }),
    },
  };
}

/** The one that the desk says, unless it was removed since. */
async function branchOf({ context, entry: { branchId } }: Recording): Promise<string> {
  return (await findBranch(context.db, branchId)) ? branchId : MAIN_BRANCH;
}

/** The loan of somebody who must have brought the copy back by then. */
const close = (recording: Recording, loan: OnLoan, task: NewTask): Promise<ReturnedLoan> => {
  const { context, caller, entry } = recording;
  return returnLoan(context, caller, returnOf(recording, loan, entry.at), (work) =>
    context.commit(async (tx, outbox) => {
      await addTask(tx, context, entry, task);
      return work(tx, outbox);
    }),
  );
};

function takeBack(recording: Recording, recorded: Recorded, loan: OnLoan, at: Date): Promise<Answer> {
  const { context, caller, write } = recording;
  return write.answer(context.commit, done, (committing: CommitOf<Tables, ReturnedLoan>) =>
    returnLoan(context, caller, returnOf(recording, loan, at), recordedWith(recording, recorded, committing)),
  );
}

/** Nobody says when their own loan was returned: it is now. */
const returnOf = ({ caller, entry }: Recording, { loanId, readerId }: OnLoan, at: Date) => ({
  loanId,
  branch: entry.branchId,
  unseenAt: entry.desk,
  ...(readerId !== caller.id && { at }),
});

async function recordReturn(recording: Recording): Promise<Answer> {
  const { context, entry } = recording;
  const copy = await copyOf(recording);
  if (!copy) return unknown(recording, 'unknown_barcode', 'copy_not_found');
  const inHand = await copyInHand(context.db, copy.id, entry.at);
  const stoodThere = await whoStoodThere(recording);
  if (stoodThere !== undefined && (await wasBackBefore(recording, copy, inHand)))
    return lendCopy({ ...recording, entry: { ...entry, kind: 'lend' } }, copy, stoodThere);
  const ended = endedBy(entry, inHand);
  if (ended) {
    const recorded: Recorded = { outcome: 'done', copyId: copy.id, loanId: ended.loanId };
    return takeBack(recording, { ...recorded, ...(stoodThere !== undefined && { stoodThere }) }, ended, entry.at);
  }
  return (await lendByLaterScan(recording, copy)) ?? keep(recording, { outcome: 'nothing_to_do', copyId: copy.id });
}

/** Whose account was deleted since stays forgotten. */
async function whoStoodThere({ context: { db }, entry }: Recording): Promise<string | undefined> {
  const readerId = entry.readerId && (await whoIsNow(db, entry.readerId));
  return readerId !== undefined && (await isClosed(db, readerId)) ? undefined : readerId;
}

/** The desk had not heard that it was: as with any scan, what is in is for whoever stands there. Or it was lent so before this attempt was cut off. */
async function wasBackBefore({ context, entry, write }: Recording, copy: Copy, inHand: CopyInHand): Promise<boolean> {
  return inHand.onLoan?.loanId === write.id || !(await wasOut(context.db, copy.id, inHand, entry.at));
}

/** What was out came back with the earlier of two scans: the later one, which was taken for its return, has lent it to whoever stood there. */
async function lendByLaterScan(recording: Recording, copy: Copy): Promise<Answer | undefined> {
  const { context, entry: said } = recording;
  const later = await takenForReturnSince(context.db, copy.id, said.at);
  if (!later) return undefined;
  const readerId = await whoIsNow(context.db, later.readerId);
  const entry: DeskEntry = { ...said, kind: 'lend', readerId, card: undefined, at: later.at };
  return lendCopy(
    { ...recording, entry, turned: { said: { ...said, kind: 'return' }, endedId: later.loanId, laterId: later.id } },
    copy,
    readerId,
  );
}

async function recordRenewal(recording: Recording): Promise<Answer> {
  const { context, caller, entry, write } = recording;
  const loan = await findOpenLoanByBarcode(context.db, cutScannerNoise(entry.barcode));
  if (loan && !(await isOfReader(recording, loan))) return keep(recording, { outcome: 'nothing_to_do' });
  if (!loan) {
    const copy = await copyOf(recording);
    return copy
      ? keep(recording, { outcome: 'nothing_to_do' })
      : unknown(recording, 'unknown_barcode', 'copy_not_found');
  }
  const recorded: Recorded = { outcome: 'done', loanId: loan.id };
  // Nobody says when they have renewed their own: it is now.
  const renewal = { loanId: loan.id, ...(loan.reader_id !== caller.id && { at: entry.at }) };
  try {
    return await write.answer(context.commit, done, (committing: CommitOf<Tables, LoanRow>) =>
      renewLoan(context, caller, renewal, recordedWith(recording, recorded, committing)),
    );
  } catch (error) {
    if (!isRejection(error) || error.code === 'request_in_progress') throw error;
    const codes = codesOf(error);
    // The due date stays where a renewal would have put it.
    const isMissed = codes.some((code) => code !== 'renewal_too_soon');
    const task: NewTask = { kind: 'not_renewed', reader_id: loan.reader_id, loan_id: loan.id, codes };
    return keep(recording, { ...recorded, outcome: 'refused', codes }, ...(isMissed ? [task] : []));
  }
}

/** By the end of a day without the library, somebody else may have it. */
async function isOfReader(
  { context, entry: { readerId } }: Recording,
  { reader_id: borrower }: Pick<LoanRow, 'reader_id'>,
): Promise<boolean> {
  return readerId === undefined || (await whoIsNow(context.db, readerId)) === borrower;
}

/** Money that was taken has been taken: it is entered as of then, and what cannot be is for people to see to. Nobody says what they have paid themselves. */
async function recordPayment(recording: Recording): Promise<Answer> {
  const { context, caller, entry, write } = recording;
  const { paid } = entry;
  if (!paid) throw new Error('of a payment it is said how much it was');
  if (!may(caller, 'charges.settle')) throw apiError('forbidden');
  const readerId = await readerOf(recording);
  if (readerId === undefined) return unknown(recording, 'unknown_card', 'card_not_found');
  if (readerId === caller.id) throw apiError('own_charge');
  const branchId = await branchOf(recording);
  const stoodThere = (await isClosed(context.db, readerId)) ? undefined : readerId;
  const recorded: Recorded = { outcome: 'done', ...(stoodThere !== undefined && { stoodThere }) };
  return write.answer(context.commit, done, (committing: CommitOf<Tables, void>) =>
    recordedWith(
      recording,
      recorded,
      committing,
    )(async (tx, outbox) => {
      const { amountMinor, method, chargeId, tillId } = paid;
      const taken = { readerId, amountMinor, method, chargeId, at: entry.at, by: caller.id };
      const left = await takeToldPayment(context, tx, outbox, { ...taken, desk: { branchId, tillId } });
      for (const task of left) await addTask(tx, context, entry, { ...task, reader_id: readerId });
    }),
  );
}

/** None has this barcode. What is on loan is known without books. */
async function copyOf({ context, entry }: Recording): Promise<Copy | undefined> {
  const barcode = cutScannerNoise(entry.barcode);
  if (!isScannedCode(barcode)) return undefined;
  const open = await findOpenLoanByBarcode(context.db, barcode);
  if (open) return { id: open.copy_id, bookId: open.book_id };
  return found('copy_not_found', context.books.findCopy(barcode));
}

/** Nobody has this card. Whose it is, is found once, since it may be given to somebody else; whoever that was may have been merged since. */
async function readerOf(recording: Recording): Promise<string | undefined> {
  const readerId = recording.entry.readerId ?? (await holderOf(recording));
  return readerId === undefined ? undefined : whoIsNow(recording.context.db, readerId);
}

async function holderOf({ context, entry: { card }, write }: Recording): Promise<string | undefined> {
  if (card === undefined || !isScannedCode(card)) return undefined;
  return found(
    'card_not_found',
    write.pin('reader_id', () => context.readers.ofCard(cutScannerNoise(card))),
  );
}

async function found<Found>(unless: ErrorCode, asked: Promise<Found>): Promise<Found | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (isRejection(error) && error.code === unless) return undefined;
    throw error;
  }
}

/** Somebody has to look for what was scanned. */
function unknown(recording: Recording, kind: 'unknown_barcode' | 'unknown_card', code: ErrorCode): Promise<Answer> {
  const { card = null, readerId = null, paid } = recording.entry;
  const amount = { amount_minor: paid?.amountMinor ?? null };
  return keep(
    recording,
    { outcome: 'refused', codes: [code] },
    { kind, card_number: card, reader_id: readerId, ...amount, codes: [code] },
  );
}

/** Keeps what was answered to an entry that had no effect but tasks. */
export function keep(
  { context, entry, write, turned }: Recording,
  recorded: Recorded,
  ...tasks: NewTask[]
): Promise<Written<Answer>> {
  return write.answer(context.commit, done, (committing: CommitOf<Tables, void>) =>
    committing(async (tx) => {
      for (const task of tasks) await addTask(tx, context, entry, task);
      await insertEntry(tx, entryRow(context, turned?.said ?? entry, recorded));
    }),
  );
}

/** A commit that keeps the answer with the effect, and with what was done despite rules. */
const recordedWith =
  <Result>(
    { context, entry, turned }: Recording,
    recorded: Recorded,
    commit: CommitOf<Tables, Result>,
  ): CommitOf<Tables, Result> =>
  (work) =>
    commit(async (tx, outbox) => {
      const result = await work(tx, outbox);
      const codes = await whyLeftToPeople(tx, entry.id);
      const said = { ...recorded, ...(turned && { loanId: turned.endedId }), codes };
      await insertEntry(tx, entryRow(context, turned?.said ?? entry, said));
      if (turned && recorded.loanId !== undefined) await turnIntoLending(tx, turned.laterId, recorded.loanId);
      return result;
    });

/** Whose account was deleted stays forgotten: that there is a book to look for is told without them. Whoever was merged is told by who is kept. */
async function addTask(tx: Transaction<Tables>, { now }: LoansContext, entry: DeskEntry, task: NewTask): Promise<void> {
  const { reader_id: told = null } = task;
  const readerId = told && (await whoIsNow(tx, told));
  const isForgotten = readerId !== null && (await isClosed(tx, readerId));
  const about = {
    entry_id: entry.id,
    desk: entry.desk,
    branch_id: entry.branchId,
    happened_at: entry.at,
    created_at: now(),
  };
  await insertTask(tx, about, {
    barcode: entry.barcode === '' ? null : entry.barcode,
    ...task,
    reader_id: readerId,
    ...(isForgotten && { reader_id: null, card_number: null }),
  });
}

const entryRow = (
  { now }: LoansContext,
  { id, desk, branchId, kind, at }: DeskEntry,
  { outcome, copyId, loanId, stoodThere, codes = [] }: Recorded,
): JournalEntryTable => ({
  id,
  desk,
  branch_id: branchId,
  kind,
  happened_at: at,
  copy_id: copyId ?? null,
  loan_id: loanId ?? null,
  stood_there: stoodThere ?? null,
  outcome,
  codes,
  recorded_at: now(),
});

const codesOf = ({ code, details }: ApiError): string[] => details.rejections?.map((one) => one.code) ?? [code];
