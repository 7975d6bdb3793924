import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { ProgramTable, Tables } from './schema.ts';

type Db = Kysely<Tables>;
export type Program = ProgramTable;

export const listPrograms = (db: Db): Promise<Program[]> =>
  db.selectFrom('program').selectAll().orderBy('name').orderBy('id').execute();

export const programNamed = (db: Db, id: string): Promise<Program | undefined> =>
  db.selectFrom('program').selectAll().where('id', '=', id).executeTakeFirst();

/** @param changed another role is another session: tokens of the one before are good no more. */
export async function storeProgram(
  db: Db,
  changed: Pick<Program, 'id' | 'name' | 'role'>,
  now: Date,
): Promise<Program> {
  const session_id = randomUUID();
  return db
    .insertInto('program')
    .values({ ...changed, session_id, created_at: now, secret_hash: null, secret_given_at: null })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({
        name: changed.name,
        role: changed.role,
        session_id: eb
          .case()
          .when('program.role', '=', changed.role)
          .then(eb.ref('program.session_id'))
          .else(session_id)
          .end(),
      })),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function storeSecret(db: Db, id: string, hash: Buffer, now: Date): Promise<void> {
  await db
    .updateTable('program')
    .set({ secret_hash: hash, secret_given_at: now, session_id: randomUUID() })
    .where('id', '=', id)
    .execute();
}

export async function deleteProgram(db: Db, id: string): Promise<void> {
  await db.deleteFrom('program').where('id', '=', id).execute();
}
