import { sql, type Kysely, type Transaction } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { Batch } from '#platform/due-rows.ts';
import { instantText } from '#postgres/instant.ts';
import type { TaskKind, TaskStatus } from '../domain/desk-task.ts';
import type { DeskTaskTable, Tables } from './schema.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

export type NewTask = { kind: TaskKind } & Partial<
  Pick<DeskTaskTable, 'reader_id' | 'loan_id' | 'barcode' | 'card_number' | 'amount_minor' | 'codes'>
>;

/** Once for an entry and a kind. */
export async function insertTask(
  tx: Transaction<Tables>,
  entry: Pick<DeskTaskTable, 'entry_id' | 'desk' | 'branch_id' | 'happened_at' | 'created_at'>,
  {
    kind,
    reader_id = null,
    loan_id = null,
    barcode = null,
    card_number = null,
    amount_minor = null,
    codes = [],
  }: NewTask,
): Promise<void> {
  await tx
    .insertInto('desk_task')
    .values({
      id: uuidv7(),
      ...entry,
      kind,
      reader_id,
      loan_id,
      barcode,
      card_number,
      amount_minor,
      codes,
      ...UNTOUCHED,
    })
    .onConflict((conflict) => conflict.columns(['entry_id', 'kind']).doNothing())
    .execute();
}

const UNTOUCHED = { claimed_by: null, claimed_at: null, done_by: null, done_at: null, note: null };

export type TaskRow = Awaited<ReturnType<typeof lockTask>> & object;

export function lockTask(tx: Transaction<Tables>, id: string) {
  return tx.selectFrom('desk_task').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export function claim(tx: Transaction<Tables>, id: string, by: string, at: Date): Promise<TaskRow> {
  return tx
    .updateTable('desk_task')
    .set({ claimed_by: by, claimed_at: at })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export function release(tx: Transaction<Tables>, id: string): Promise<TaskRow> {
  return tx
    .updateTable('desk_task')
    .set({ claimed_by: null, claimed_at: null })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export function finish(
  tx: Transaction<Tables>,
  id: string,
  { by, at, note }: { by: string; at: Date; note: string | null },
): Promise<TaskRow> {
  return tx
    .updateTable('desk_task')
    .set({ done_by: by, done_at: at, note })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export type TaskFilter = { status: TaskStatus; branchId: string | undefined; kind: TaskKind | undefined };

/** What is not done, oldest first; what is, by when it was, newest first. */
export function listTasks(
  db: Db,
  { status, branchId, kind }: TaskFilter,
  { after, limit }: { after: [at: string, id: string] | undefined; limit: number },
) {
  const isDone = status === 'done';
  const by = isDone ? ('done_at' as const) : ('created_at' as const);
  const order = isDone ? 'desc' : 'asc';
  let query = db
    .selectFrom('desk_task')
    .selectAll()
    .select(instantText(by).as('at_text'))
    .where('done_at', isDone ? 'is not' : 'is', null)
    .orderBy(by, order)
    .orderBy('id', order)
    .limit(limit);
  if (!isDone) query = query.where('claimed_by', status === 'claimed' ? 'is not' : 'is', null);
  if (branchId !== undefined) query = query.where('branch_id', '=', branchId);
  if (kind !== undefined) query = query.where('kind', '=', kind);
  if (after) {
    const place = sql`(${after[0]}::timestamptz, ${after[1]}::uuid)`;
    const here = sql`(${sql.ref(by)}, id)`;
    query = query.where(isDone ? sql<boolean>`${here} < ${place}` : sql<boolean>`${here} > ${place}`);
  }
  return query.execute();
}

export type DoneTask = { id: string; at_text: string };

/** Tasks without a loan, of readers who want nothing known, that were done before an instant, the oldest first; locked, but for what others have locked. */
export function takeDoneTasks(
  tx: Transaction<Tables>,
  before: Date,
  { after, limit, except }: Batch<DoneTask>,
): Promise<DoneTask[]> {
  let query = tx
    .selectFrom('desk_task')
    .innerJoin('reader', 'reader.id', 'desk_task.reader_id')
    .select(['desk_task.id', instantText('desk_task.done_at').as('at_text')])
    .where('desk_task.loan_id', 'is', null)
    .where('reader.history', '=', 'none')
    .where('desk_task.done_at', '<', before)
    .where(sql<boolean>`desk_task.id <> all(${except}::uuid[])`)
    .orderBy('desk_task.done_at')
    .orderBy('desk_task.id')
    .limit(limit)
    .forUpdate('desk_task')
    .skipLocked();
  if (after)
    query = query.where(
      sql<boolean>`(desk_task.done_at, desk_task.id) > (${after.at_text}::timestamptz, ${after.id}::uuid)`,
    );
  return query.execute();
}

export async function forgetTasks(tx: Transaction<Tables>, ids: readonly string[]): Promise<void> {
  await tx
    .deleteFrom('desk_task')
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute();
}
