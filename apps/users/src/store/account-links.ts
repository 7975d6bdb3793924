import { sql, type Insertable, type Kysely, type Transaction } from 'kysely';
import { emailKey } from '#core/email-address.ts';
import type { Purpose } from '../domain/account-link.ts';
import type { AccountLinkTable, Tables } from './schema.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

/** Ends the former link of its purpose. */
export async function replaceLink(tx: Transaction<Tables>, link: Insertable<AccountLinkTable>): Promise<void> {
  await endLinks(tx, link.user_id, link.purpose);
  await addLink(tx, link);
}

export async function addLink(tx: Transaction<Tables>, link: Insertable<AccountLinkTable>): Promise<void> {
  await tx.insertInto('account_link').values(link).execute();
}

export async function endLinks(tx: Transaction<Tables>, userId: string, ...purposes: Purpose[]): Promise<void> {
  await tx
    .deleteFrom('account_link')
    .where('user_id', '=', userId)
    .where(sql<boolean>`purpose = any(${purposes})`)
    .execute();
}

/** The first link that would put an address back, if one would. */
export const firstLinkBack = (tx: Transaction<Tables>, user: { id: string; address: string }, now: Date) =>
  tx
    .selectFrom('account_link')
    .select('works_until')
    .where('user_id', '=', user.id)
    .where('purpose', '=', 'restore_address')
    .where(sql<boolean>`lower(address) = lower(${emailKey(user.address)})`)
    .where('works_until', '>', now)
    .orderBy('works_until')
    .executeTakeFirst();

/** Ends the links back to addresses that an account got after one, as all of them work for as long. */
export async function endLinksBackSince(
  tx: Transaction<Tables>,
  userId: string,
  { works_until }: Pick<AccountLinkTable, 'works_until'>,
): Promise<void> {
  await tx
    .deleteFrom('account_link')
    .where('user_id', '=', userId)
    .where('purpose', '=', 'restore_address')
    .where('works_until', '>=', works_until)
    .execute();
}

/** A link that still works, and whose it is. */
const workingLinks = (db: Db, now: Date) =>
  db
    .selectFrom('account_link')
    .innerJoin('users', 'users.id', 'account_link.user_id')
    .select(['account_link.id', 'account_link.user_id', 'account_link.purpose', 'account_link.address'])
    .select([
      'account_link.works_until',
      'account_link.counted_at',
      'users.language',
      'users.full_name',
      'users.password_hash',
    ])
    .where('account_link.works_until', '>', now)
    .where('users.deleted_at', 'is', null);

export const lockLink = (tx: Transaction<Tables>, id: string, now: Date) =>
  workingLinks(tx, now).where('account_link.id', '=', id).forUpdate('account_link').executeTakeFirst();

export async function noteCounted(tx: Transaction<Tables>, id: string, now: Date): Promise<void> {
  await tx.updateTable('account_link').set({ counted_at: now }).where('id', '=', id).execute();
}

export const findLinkByToken = (db: Db, hash: Buffer, purposes: readonly Purpose[], now: Date) =>
  workingLinks(db, now)
    .innerJoin('account_link_token', 'account_link_token.link_id', 'account_link.id')
    .where('account_link_token.hash', '=', hash)
    .where(sql<boolean>`account_link.purpose = any(${purposes})`)
    .executeTakeFirst();

/** One more e-mail of a link is about to be sent. */
export async function addToken(db: Db, linkId: string, hash: Buffer): Promise<void> {
  await db.insertInto('account_link_token').values({ link_id: linkId, hash }).execute();
}

/** @returns whether it was this call that used the link: it works once. */
export async function useLink(tx: Transaction<Tables>, id: string): Promise<boolean> {
  const used = await tx.deleteFrom('account_link').where('id', '=', id).returning('id').executeTakeFirst();
  return used !== undefined;
}
