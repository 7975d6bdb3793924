import type { components, operations } from '#contracts/loans.ts';
import { invalidField } from '#errors';
import { instant, pagedBy, uuid } from '#http/cursor.ts';
import type { OperationHandlers } from '#http/operations.ts';
import type { LoansContext } from '../context.ts';
import { byLibraryClock } from '../domain/desk-facts.ts';
import { statusOf } from '../domain/desk-task.ts';
import { listTasks, type TaskRow } from '../store/desk-tasks.ts';
import type { RecordedEntry } from '../store/journal.ts';
import { claimTask } from '../use-cases/claim-task.ts';
import { finishTask } from '../use-cases/finish-task.ts';
import type { DeskEntry, Paid } from '../use-cases/record-entry.ts';
import { releaseTask } from '../use-cases/release-task.ts';
import { replayJournal, type EntryAnswer } from '../use-cases/replay-journal.ts';
import { nearInstant } from './past-instant.ts';

type Schemas = components['schemas'];
type JournalOperations = Pick<
  OperationHandlers<operations>,
  'replayJournal' | 'listTasks' | 'claimTask' | 'releaseTask' | 'finishTask'
>;

const byTime = pagedBy(instant, uuid);

/** What desks did while the library did not answer, and what of it is left to people. */
export function journalOperations(context: LoansContext): JournalOperations {
  const { commit, reads, now, currency } = context;
  const presented = (row: TaskRow) => presentTask(row, currency);
  return {
    replayJournal: async ({ caller, body: { sent_at, entries } }) => {
      const clocks = { saidAt: nearInstant('sent_at', sent_at, now()), now: now() };
      const answers = await replayJournal(
        context,
        caller,
        entries.map((entry, place) => deskEntry(entry, `entries.${place}`, clocks)),
      );
      return { status: 200, body: { items: answers.map(presentAnswer) } };
    },

    listTasks: async ({ query }) => {
      const { status = 'open', branch_id: branchId, kind, limit = 20 } = query;
      const place = { after: byTime.after(query.cursor), limit: limit + 1 };
      const rows = await listTasks(reads, { status, branchId, kind }, place);
      return { status: 200, body: byTime.page(rows, limit, ({ at_text, id }) => [at_text, id], presented) };
    },

    claimTask: ({ caller, path, write }) =>
      write.answer(
        commit,
        (task: TaskRow) => ({ status: 200, body: presented(task) }),
        (committing) => claimTask(context, caller, path.task_id, committing),
      ),

    releaseTask: ({ caller, path, write }) =>
      write.answer(
        commit,
        (task: TaskRow) => ({ status: 200, body: presented(task) }),
        (committing) => releaseTask(caller, path.task_id, committing),
      ),

    finishTask: ({ caller, path, body, write }) =>
      write.answer(
        commit,
        (task: TaskRow) => ({ status: 200, body: presented(task) }),
        (committing) => finishTask(context, caller, { id: path.task_id, note: body.note }, committing),
      ),
  };
}

/** @throws ApiError 400 where an entry lacks what it is about */
function deskEntry(entry: Schemas['JournalEntry'], field: string, clocks: { saidAt: Date; now: Date }): DeskEntry {
  if (entry.kind !== 'pay' && entry.barcode === undefined) throw invalidField(`${field}.barcode`, 'missing');
  return {
    id: entry.id,
    desk: entry.desk,
    branchId: entry.branch_id,
    kind: entry.kind,
    barcode: entry.kind === 'pay' ? '' : (entry.barcode ?? ''),
    readerId: entry.reader_id,
    card: entry.card_number,
    ...(entry.unregistered && { isUnregistered: true as const }),
    ...(entry.kind === 'pay' && { paid: paidIn(entry, field) }),
    at: byLibraryClock(new Date(entry.at), clocks),
  };
}

function paidIn(entry: Schemas['JournalEntry'], field: string): Paid {
  const { amount_minor: amountMinor, method, charge_id: chargeId, till_id: tillId } = entry;
  if (amountMinor === undefined) throw invalidField(`${field}.amount_minor`, 'missing');
  if (method === undefined) throw invalidField(`${field}.method`, 'missing');
  return { amountMinor, method, chargeId, tillId };
}

const presentAnswer = (answer: EntryAnswer): Schemas['JournalAnswer'] => ({
  id: answer.id,
  outcome: answer.outcome,
  codes: answer.codes,
  ...('kind' in answer && { kind: answer.kind }),
  ...('loan_id' in answer && answer.loan_id !== null && { loan_id: answer.loan_id }),
  ...('reader_id' in answer && readerIn(answer)),
});

/** Whose loan it is; of a payment, whose money. */
function readerIn({ kind, reader_id: borrower, stood_there: payer }: RecordedEntry): { reader_id?: string } {
  const readerId = kind === 'pay' ? payer : borrower;
  return readerId === null ? {} : { reader_id: readerId };
}

const presentTask = (row: TaskRow, currency: string): Schemas['Task'] => ({
  id: row.id,
  kind: row.kind,
  status: statusOf({ claimedBy: row.claimed_by, doneAt: row.done_at }),
  branch_id: row.branch_id,
  desk: row.desk,
  codes: row.codes,
  ...(row.reader_id !== null && { reader_id: row.reader_id }),
  ...(row.loan_id !== null && { loan_id: row.loan_id }),
  ...(row.barcode !== null && { barcode: row.barcode }),
  ...(row.card_number !== null && { card_number: row.card_number }),
  ...(row.amount_minor !== null && { amount: { amount_minor: row.amount_minor, currency } }),
  happened_at: row.happened_at.toISOString(),
  ...(row.claimed_by !== null && { claimed_by: row.claimed_by }),
  ...(row.done_by !== null && { done_by: row.done_by }),
  ...(row.done_at !== null && { done_at: row.done_at.toISOString() }),
  ...(row.note !== null && { note: row.note }),
});
