import type { components, operations } from '#contracts/loans.ts';
import { instant, pagedBy, uuid } from '#http/cursor.ts';
import type { OperationHandlers } from '#http/operations.ts';
import type { LoansContext } from '../context.ts';
import { byLibraryClock } from '../domain/desk-facts.ts';
import { statusOf } from '../domain/desk-task.ts';
import { listTasks, type TaskRow } from '../store/desk-tasks.ts';
import { claimTask } from '../use-cases/claim-task.ts';
import { finishTask } from '../use-cases/finish-task.ts';
import type { DeskEntry } from '../use-cases/record-entry.ts';
import { replayJournal, type EntryAnswer } from '../use-cases/replay-journal.ts';
import { nearInstant } from './past-instant.ts';

type Schemas = components['schemas'];
type JournalOperations = Pick<
  OperationHandlers<operations>,
  'replayJournal' | 'listTasks' | 'claimTask' | 'finishTask'
>;

const byTime = pagedBy(instant, uuid);

/** What desks did while the library did not answer, and what of it is left to people. */
export function journalOperations(context: LoansContext): JournalOperations {
  const { commit, reads, now } = context;
  return {
    replayJournal: async ({ caller, body: { sent_at, entries } }) => {
      const clocks = { saidAt: nearInstant('sent_at', sent_at, now()), now: now() };
      const answers = await replayJournal(
        context,
        caller,
        entries.map((entry) => deskEntry(entry, clocks)),
      );
      return { status: 200, body: { items: answers.map(presentAnswer) } };
    },

    listTasks: async ({ query }) => {
      const { status = 'open', branch_id: branchId, kind, limit = 20 } = query;
      const place = { after: byTime.after(query.cursor), limit: limit + 1 };
      const rows = await listTasks(reads, { status, branchId, kind }, place);
      return { status: 200, body: byTime.page(rows, limit, ({ at_text, id }) => [at_text, id], presentTask) };
    },

    claimTask: ({ caller, path, write }) =>
      write.answer(
        commit,
        (task: TaskRow) => ({ status: 200, body: presentTask(task) }),
        (committing) => claimTask(context, caller, path.task_id, committing),
      ),

    finishTask: ({ caller, path, body, write }) =>
      write.answer(
        commit,
        (task: TaskRow) => ({ status: 200, body: presentTask(task) }),
        (committing) => finishTask(context, caller, { id: path.task_id, note: body.note }, committing),
      ),
  };
}

const deskEntry = (entry: Schemas['JournalEntry'], clocks: { saidAt: Date; now: Date }): DeskEntry => ({
  id: entry.id,
  desk: entry.desk,
  branchId: entry.branch_id,
  kind: entry.kind,
  barcode: entry.barcode,
  readerId: entry.reader_id,
  card: entry.card_number,
  at: byLibraryClock(new Date(entry.at), clocks),
});

const presentAnswer = (answer: EntryAnswer): Schemas['JournalAnswer'] => ({
  id: answer.id,
  outcome: answer.outcome,
  codes: answer.codes,
  ...('kind' in answer && { kind: answer.kind }),
  ...('loan_id' in answer && answer.loan_id !== null && { loan_id: answer.loan_id }),
  ...('reader_id' in answer && answer.reader_id !== null && { reader_id: answer.reader_id }),
});

const presentTask = (row: TaskRow): Schemas['Task'] => ({
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
  happened_at: row.happened_at.toISOString(),
  ...(row.claimed_by !== null && { claimed_by: row.claimed_by }),
  ...(row.done_by !== null && { done_by: row.done_by }),
  ...(row.done_at !== null && { done_at: row.done_at.toISOString() }),
  ...(row.note !== null && { note: row.note }),
});
