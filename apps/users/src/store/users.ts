import { sql, type Kysely, type NotNull, type Transaction } from 'kysely';
import type { AnyRejection } from '#core/api-error.ts';
import type { PersonRole } from '#core/caller.ts';
import { emailKey } from '#core/email-address.ts';
import { purgeRequestsOf } from '#http/idempotency.ts';
import { purgeDeadLettersOf } from '#messaging/dead-letters.ts';
import { purgePublished } from '#messaging/outbox.ts';
import { forbiddenTo } from '../domain/block.ts';
import type { ReadingHistory } from '../domain/reading-history.ts';
import type { KeptCode } from '../domain/sign-in-code.ts';
import type { Reader } from '../domain/standing.ts';
import { forgetBlocks, forbiddenByBlocks } from './blocks.ts';
import { forgetCards, holderOf } from './cards.ts';
import { endGuardianshipsOf } from './guardianships.ts';
import { forgetMerges } from './merges.ts';
import { forgetNotes } from './notes.ts';
import { awaitedAgreements, forgetAgreements } from './documents.ts';
import type { Tables } from './schema.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

export type NewUser = {
  id: string;
  /** Empty: none. */
  email: string;
  /** Given, and not confirmed yet. */
  pending_email?: string;
  full_name: string;
  language: 'ru' | 'en';
  role: PersonRole;
  password_hash: string | null;
  patron_category: string;
  /** Left out: the next one. */
  card_number?: string;
  expires_on?: string;
  /** Left out: now. */
  verified_at?: null;
  verified_by?: string;
};

export type UserRow = Awaited<ReturnType<typeof findUser>> & object;

/** Users with their limits and loans. `today` is the library's day. */
function usersWithStanding(db: Db, today: string) {
  return db
    .selectFrom('users')
    .innerJoin('patron_category', 'patron_category.code', 'users.patron_category')
    .select([
      'users.id',
      'users.card_number',
      'users.email',
      'users.pending_email',
      'users.full_name',
      'users.language',
      'users.role',
      'users.patron_category',
      'users.blocked',
      'users.block_reason',
      'users.expires_on',
      'users.version',
      'users.credentials_version',
      'users.created_at',
      'users.verified_at',
      'users.verified_by',
      'users.reading_history',
      'users.deletion_requested_at',
      'users.deletion_refused_at',
      'users.deletion_refusals',
      'patron_category.overdue_limit',
      'patron_category.lost_limit',
      'patron_category.balance_limit_minor',
      'patron_category.limits_refuse',
    ])
    .select((eb) => [
      sql<boolean>`users.password_hash is not null`.as('has_password'),
      eb.fn.coalesce('users.loan_limit', 'patron_category.loan_limit').as('loan_limit'),
      eb
        .selectFrom('reader_loan')
        .whereRef('reader_loan.reader_id', '=', 'users.id')
        .where('returned_at', 'is', null)
        .select(eb.fn.countAll<number>().as('count'))
        .as('active_loans'),
      // Not as `exists`, which PostgreSQL would answer from all loans at once, for a page of users.
      eb
        .selectFrom('reader_loan')
        .whereRef('reader_loan.reader_id', '=', 'users.id')
        .where('returned_at', 'is', null)
        .select(sql<boolean | null>`bool_or(due_date < ${today} and claimed_at is null)`.as('late'))
        .as('has_overdue'),
      awaitedAgreements.as('to_agree'),
      forbiddenByBlocks(today).as('forbidden_by_blocks'),
    ])
    .where('users.deleted_at', 'is', null);
}

export function findUser(db: Db, id: string, today: string) {
  return usersWithStanding(db, today).where('users.id', '=', id).executeTakeFirst();
}

/** Those of these users that there are. */
export function findUsers(db: Db, ids: readonly string[], today: string) {
  return usersWithStanding(db, today)
    .where(sql<boolean>`users.id = any(${ids}::uuid[])`)
    .execute();
}

/** By the whole number of a card of theirs that is not lost, without case. */
export function findUserByCard(db: Db, cardNumber: string, today: string) {
  return usersWithStanding(db, today).where('users.id', '=', holderOf(cardNumber)).executeTakeFirst();
}

/** The names of those of these users that there are. */
export function findNames(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('users')
    .select(['id', 'full_name', 'card_number'])
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .where('deleted_at', 'is', null)
    .execute();
}

/** What the rules about a reader need. */
export const readerOf = (row: UserRow): Reader => ({
  activeLoans: row.active_loans ?? 0,
  hasOverdue: row.has_overdue === true,
  loanLimit: row.loan_limit,
  limits: {
    overdueLoans: row.overdue_limit ?? undefined,
    lostCopies: row.lost_limit ?? undefined,
    balanceMinor: row.balance_limit_minor ?? undefined,
    refuses: row.limits_refuse ?? undefined,
  },
  category: row.patron_category,
  forbidden: forbiddenTo(row.blocked, row.forbidden_by_blocks),
  unverified: row.verified_at === null,
  awaitedAgreements: row.to_agree,
  expiresOn: row.expires_on,
});

/** What a user is found by: as the index has it (0441-find-pending-addresses). */
const SEARCHED = sql`to_tsvector('simple',
  search_text(users.full_name || ' ' || users.email || ' ' || coalesce(users.pending_email, '') || ' ' || users.card_number))`;

/**
 * Every search word must be a prefix of one of the user's words. A scalar subquery, so that it is parsed once and not
 * per row.
 */
const wordsBeginningAs = (q: string) => sql`(
  select to_tsquery('simple', string_agg(word || ':*', ' & '))
  from string_to_table(search_form(${q}), ' ') as word where word <> '')`;

type UserFilter = { role?: PersonRole; after?: [name: string, id: string]; limit: number };

/** By name. @param filter.q every word of it is a prefix of one of the user's words */
export async function searchUsers(db: Db, today: string, { q, ...filter }: UserFilter & { q?: string }) {
  let query = usersWithStanding(db, today).orderBy('users.full_name').orderBy('users.id');
  if (q) {
    const ids = await pageOfFound(db, q, filter);
    return query.where(sql<boolean>`users.id = any(${ids}::uuid[])`).execute();
  }
  if (filter.role) query = query.where('users.role', '=', filter.role);
  if (filter.after) {
    const [name, id] = filter.after;
    query = query.where((eb) => eb(eb.refTuple('users.full_name', 'users.id'), '>', eb.tuple(name, id)));
  }
  return query.limit(filter.limit).execute();
}

/** Words that so many users have are no names, which would stand together, but parts of addresses. */
const COMMON = 50_000;

/**
 * Who is found is sorted by name. Where that would be a large part of all, users are read in the order of their names until
 * the page is full, which it soon is.
 *
 * @returns the ids of a page.
 */
export async function pageOfFound(db: Db, q: string, filter: UserFilter, common = COMMON): Promise<string[]> {
  const [name, after] = filter.after ?? [null, null];
  const found = sql`
    select id, full_name from users
    where deleted_at is null and ${SEARCHED} @@ ${wordsBeginningAs(q)}
      and ${filter.role ? sql`role = ${filter.role}` : sql`true`}
      and ${filter.after ? sql`(full_name, id) > (${name}, ${after}::uuid)` : sql`true`}`;
  const inOrder = sql`order by full_name, id limit ${filter.limit}`;
  // The limit is a literal: for a number that its plan does not know, PostgreSQL would look at users one by one.
  const { rows } = await sql<{ id: string }>`
    with hits as materialized (${found} limit ${sql.lit(common + 1)}),
      few as (select count(*) <= ${common} as are_few from hits)
    (select id, full_name from hits where (select are_few from few) ${inOrder})
    union all
    (select * from (${found}) as users where not (select are_few from few) ${inOrder})`.execute(db);
  return rows.map(({ id }) => id);
}

/** The whole row, for a change. */
export function lockUser(tx: Transaction<Tables>, id: string) {
  return tx
    .selectFrom('users')
    .selectAll()
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
}

/** What a user signs in with, and what their password must not be made of. */
export const findCredentials = (db: Db, id: string) =>
  db
    .selectFrom('users')
    .select(['email', 'full_name', 'password_hash'])
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();

export function findUserByEmail(db: Db, email: string) {
  return (
    db
      .selectFrom('users')
      .select(['id', 'email', 'full_name', 'language', 'role', 'version', 'password_hash'])
      .where(sql<boolean>`lower(email) = lower(${emailKey(email)})`)
      // As the index has it: nobody is found by having none.
      .where(sql<boolean>`email <> ''`)
      .where('deleted_at', 'is', null)
      .executeTakeFirst()
  );
}

/** The latest registration that waits for this address to be confirmed. */
export function findApplicant(db: Db, email: string) {
  return db
    .selectFrom('users')
    .select(['id', 'pending_email as address'])
    .where(sql<boolean>`lower(pending_email) = lower(${emailKey(email)})`)
    .where('verified_at', 'is', null)
    .where('deleted_at', 'is', null)
    .where('deletion_requested_at', 'is', null)
    .orderBy('created_at', 'desc')
    .limit(1)
    .$narrowType<{ address: NotNull }>()
    .executeTakeFirst();
}

/** The code by which the holder of a card may choose a password. */
export function findCodeOfCard(db: Db, cardNumber: string) {
  return db
    .selectFrom('users')
    .select(['id', 'full_name', 'sign_in_code_hash as hash', 'sign_in_code_until as until'])
    .where(sql<boolean>`code_form(card_number) = code_form(${cardNumber})`)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
}

export async function keepSignInCode(tx: Transaction<Tables>, id: string, { hash, until }: KeptCode): Promise<void> {
  await tx
    .updateTable('users')
    .set({ sign_in_code_hash: hash, sign_in_code_until: until })
    .where('id', '=', id)
    .execute();
}

/** How a user is reached, also one who is deleted. */
export function findContact(db: Db, id: string) {
  return db
    .selectFrom('users')
    .select(['id', sql<string>`case when verified_at is not null then email else '' end`.as('email')])
    .select(['full_name', 'language', 'version', 'deleted_at'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** @throws a unique violation of users_email, and of users_by_card if a card is given. */
export async function insertUser(db: Db, user: NewUser): Promise<void> {
  if (user.card_number === undefined) await numberUser(db, user);
  else await db.insertInto('users').values(user).execute();
}

/** With the next free card. One that somebody is given at the same moment is passed over as well. */
async function numberUser(db: Db, user: NewUser): Promise<void> {
  const added = await db
    .insertInto('users')
    .values(user)
    .onConflict((conflict) =>
      conflict
        .expression(sql`code_form(card_number)`)
        .where('deleted_at', 'is', null)
        .doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  if (!added) await numberUser(db, user);
}

export async function changeUser(
  tx: Transaction<Tables>,
  id: string,
  change: Partial<{
    email: string;
    pending_email: string | null;
    full_name: string;
    language: 'ru' | 'en';
    role: PersonRole;
    card_number: string;
    password_hash: string | null;
    sign_in_code_hash: null;
    sign_in_code_until: null;
    patron_category: string;
    loan_limit: number | null;
    blocked: boolean;
    block_reason: string | null;
    expires_on: string | null;
    verified_at: Date;
    verified_by: string;
    reading_history: ReadingHistory;
  }>,
) {
  return tx
    .updateTable('users')
    .set(change)
    .set((eb) => ({
      version: eb('version', '+', 1),
      ...(change.password_hash !== undefined && { credentials_version: eb('version', '+', 1) }),
    }))
    .where('id', '=', id)
    .returning(['id', 'email', 'full_name', 'language', 'role', 'version', 'verified_at'])
    .executeTakeFirstOrThrow();
}

/** Neither does it become another account, nor another one it. */
const isNotMerging = sql<boolean>`not exists (
  select from reader_merge where users.id in (from_id, into_id) and refused_at is null and merged_at is null)`;

export type DeletionRequest = { id: string; at: Date };

/** @returns whether there is such a user. */
export async function recordDeletionRequest(db: Db, { id, at }: DeletionRequest): Promise<boolean> {
  const requested = await db
    .updateTable('users')
    .set({ deletion_requested_at: at, deletion_refused_at: null, deletion_refusals: null })
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .where(isNotMerging)
    .returning('id')
    .executeTakeFirst();
  return requested !== undefined;
}

/**
 * Requests the deletion of what nobody but a registration has ever touched: its address is not confirmed, the desk has
 * not seen or changed it, it has no code from the desk, and lending knows nothing of it. Its links end at once, so that it is not
 * confirmed while it is being deleted.
 *
 * @returns how many
 */
export async function requestDeletionOfRegistrations(
  tx: Transaction<Tables>,
  { before, at, limit }: { before: Date; at: Date; limit: number },
): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    update users set deletion_requested_at = ${at}
    where id in (
      select id from users
      where verified_at is null and email = '' and pending_email is not null and created_at < ${before}
        and role = 'reader' and version = 1 and not blocked and sign_in_code_hash is null
        and deleted_at is null and deletion_requested_at is null and deletion_refused_at is null
        and not exists (select from reader_card where user_id = users.id)
        and not exists (select from reader_block where user_id = users.id)
        and not exists (select from reader_note where user_id = users.id)
        and not exists (select from reader_loan where reader_id = users.id)
        and not exists (select from reader_balance where reader_id = users.id)
        and ${isNotMerging}
      order by created_at
      limit ${limit}
      for update skip locked
    )
    returning id`.execute(tx);
  const ids = rows.map(({ id }) => id);
  await tx
    .deleteFrom('account_link')
    .where(sql<boolean>`user_id = any(${ids}::uuid[])`)
    .execute();
  return ids.length;
}

/**
 * Ends this request, but not a later one, which may have been granted meanwhile.
 *
 * @returns whether it was this call that did it.
 */
export async function recordDeletionRefusal(
  db: Db,
  { id, at }: DeletionRequest,
  refused: { at: Date; refusals: readonly AnyRejection[] },
): Promise<boolean> {
  const ended = await db
    .updateTable('users')
    .set({
      deletion_requested_at: null,
      deletion_refused_at: refused.at,
      deletion_refusals: JSON.stringify(refused.refusals),
    })
    .where('id', '=', id)
    .where('deletion_requested_at', '=', at)
    .returning('id')
    .executeTakeFirst();
  return ended !== undefined;
}

/** The oldest deletions that were requested before an instant and are not finished. */
export async function requestedDeletions(db: Db, before: Date): Promise<DeletionRequest[]> {
  const rows = await db
    .selectFrom('users')
    .select(['id', 'deletion_requested_at as at'])
    .where('deletion_requested_at', '<', before)
    .where('deleted_at', 'is', null)
    .orderBy('deletion_requested_at')
    .limit(100)
    .$narrowType<{ at: NotNull }>()
    .execute();
  return rows;
}

/** What ends with an account, and somebody else is to be told of. */
export type Erased = { guardianships: { child_id: string; guardian_id: string }[] };

/**
 * Erases everything personal. The row stays, so that ids remain valid in statistics, and late events find that the user
 * is deleted.
 *
 * @returns undefined if it was not this call that did it.
 */
export async function eraseUser(tx: Transaction<Tables>, id: string): Promise<Erased | undefined> {
  const erased = await tx
    .updateTable('users')
    .set({
      email: '',
      pending_email: null,
      full_name: '',
      password_hash: null,
      sign_in_code_hash: null,
      sign_in_code_until: null,
      block_reason: null,
      reading_history: 'legal',
      deletion_requested_at: null,
      deletion_refused_at: null,
      deletion_refusals: null,
      deleted_at: sql<Date>`now()`,
    })
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!erased) return undefined;
  const guardianships = await endGuardianshipsOf(tx, id);
  await forgetKept(tx, id);
  await purgeRequestsOf(tx, id);
  await purgePublished(tx, id);
  await purgeDeadLettersOf(tx, ['loan.events'], id);
  return { guardianships };
}

/** What is kept beside the row of a user. Of a deleted one, there is some if the previous release erased them and did not know of it. */
export async function forgetKept(tx: Transaction<Tables>, id: string): Promise<void> {
  await tx.deleteFrom('reader_loan').where('reader_id', '=', id).execute();
  await tx.deleteFrom('account_link').where('user_id', '=', id).execute();
  await tx.deleteFrom('asked_mails').where('user_id', '=', id).execute();
  await tx.deleteFrom('reader_balance').where('reader_id', '=', id).execute();
  await forgetNotes(tx, id);
  await forgetBlocks(tx, id);
  await forgetCards(tx, id);
  await forgetAgreements(tx, id);
  await forgetMerges(tx, id);
}

export async function hasAnyAdmin(db: Db): Promise<boolean> {
  const admin = await db
    .selectFrom('users')
    .select('id')
    .where('role', '=', 'admin')
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return admin !== undefined;
}
