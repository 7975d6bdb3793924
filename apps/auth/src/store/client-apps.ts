import type { Kysely } from 'kysely';
import type { ClientAppTable, Tables } from './schema.ts';

type Db = Kysely<Tables>;
export type ClientApp = ClientAppTable;
export type RegisteredApp = Pick<ClientApp, 'id' | 'name' | 'kind' | 'redirect_uris' | 'scopes'>;

export const listApps = (db: Db): Promise<ClientApp[]> =>
  db.selectFrom('client_app').selectAll().orderBy('name').orderBy('id').execute();

export const appNamed = (db: Db, id: string): Promise<ClientApp | undefined> =>
  db.selectFrom('client_app').selectAll().where('id', '=', id).executeTakeFirst();

/** @returns undefined if there is one of the other kind */
export async function storeApp(db: Db, app: RegisteredApp, now: Date): Promise<ClientApp | undefined> {
  const { name, redirect_uris, scopes } = app;
  return db
    .insertInto('client_app')
    .values({ ...app, created_at: now, secret_hash: null, secret_given_at: null })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({ name, redirect_uris, scopes }).where('client_app.kind', '=', app.kind),
    )
    .returningAll()
    .executeTakeFirst();
}

export async function storeAppSecret(db: Db, id: string, hash: Buffer, now: Date): Promise<void> {
  await db.updateTable('client_app').set({ secret_hash: hash, secret_given_at: now }).where('id', '=', id).execute();
}

export async function deleteApp(db: Db, id: string): Promise<void> {
  await db.deleteFrom('client_app').where('id', '=', id).execute();
}
