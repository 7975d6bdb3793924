import { sql, type Kysely, type Transaction } from 'kysely';
import { instantText } from '#postgres/instant.ts';
import type { ReaderNoteTable, Tables } from './schema.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

export async function insertNote(tx: Transaction<Tables>, note: ReaderNoteTable): Promise<void> {
  await tx.insertInto('reader_note').values(note).execute();
}

export async function countNotes(db: Db, userId: string): Promise<number> {
  const { count } = await db
    .selectFrom('reader_note')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow();
  return count;
}

export async function deleteNote(tx: Transaction<Tables>, userId: string, id: string): Promise<void> {
  await tx.deleteFrom('reader_note').where('id', '=', id).where('user_id', '=', userId).execute();
}

/** Newest first. @param alerts those that the desk must see at each scan, or all */
export const notesOf = (
  db: Db,
  userId: string,
  { alerts, after, limit }: { alerts: boolean; after: [writtenAt: string, id: string] | undefined; limit: number },
) =>
  db
    .selectFrom('reader_note')
    .select(['id', 'note', 'alerts', 'written_at', 'written_by'])
    .select(instantText('written_at').as('written_at_text'))
    .where('user_id', '=', userId)
    .$if(alerts, (query) => query.where('alerts', '=', true))
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(written_at, id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
    )
    .orderBy('written_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();

export async function forgetNotes(tx: Transaction<Tables>, userId: string): Promise<void> {
  await tx.deleteFrom('reader_note').where('user_id', '=', userId).execute();
}
