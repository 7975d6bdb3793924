import { sql, type Kysely, type Transaction } from 'kysely';
import type { AwaitedAgreement, DocumentKind, NamedVersion } from '../domain/agreements.ts';
import type { AgreementTable, DocumentTable, Tables } from './schema.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

export type NewDocument = Pick<DocumentTable, 'kind' | 'version' | 'text_ru' | 'text_en' | 'required_from'>;
export type DocumentRow = Awaited<ReturnType<typeof findDocument>> & object;

/** The newest version of each. */
export function newestDocuments(db: Db) {
  return db.selectFrom('document').distinctOn('kind').selectAll().orderBy('kind').orderBy('version', 'desc').execute();
}

/** One version, or the newest. */
export function findDocument(db: Db, { kind, version }: { kind: DocumentKind; version?: number }) {
  const versions = db.selectFrom('document').selectAll().where('kind', '=', kind);
  const wanted =
    version === undefined ? versions.orderBy('version', 'desc').limit(1) : versions.where('version', '=', version);
  return wanted.executeTakeFirst();
}

/** The number that the next version of it has. */
export async function nextVersion(db: Db, kind: DocumentKind): Promise<number> {
  const { newest } = await db
    .selectFrom('document')
    .where('kind', '=', kind)
    .select((eb) => eb.fn.max<number | null>('version').as('newest'))
    .executeTakeFirstOrThrow();
  return (newest ?? 0) + 1;
}

/** @returns undefined if somebody else has published this version meanwhile. */
export function insertDocument(tx: Transaction<Tables>, document: NewDocument) {
  return tx
    .insertInto('document')
    .values(document)
    .onConflict((conflict) => conflict.columns(['kind', 'version']).doNothing())
    .returningAll()
    .executeTakeFirst();
}

/** Keeps that somebody has agreed; what they have agreed to before stays as it is. */
export async function insertAgreement(
  tx: Transaction<Tables>,
  user_id: string,
  { kind, version }: NamedVersion,
  by: Pick<AgreementTable, 'recorded_by' | 'agreed_by'>,
): Promise<void> {
  await tx
    .insertInto('agreement')
    .values({ user_id, kind, version, ...by })
    .onConflict((conflict) => conflict.columns(['user_id', 'kind', 'version']).doNothing())
    .execute();
}

/** The latest first. */
export function agreementsOf(db: Db, userId: string) {
  return db
    .selectFrom('agreement')
    .select(['kind', 'version', 'agreed_at', 'recorded_by', 'agreed_by'])
    .where('user_id', '=', userId)
    .orderBy('agreed_at', 'desc')
    .orderBy('kind')
    .orderBy('version', 'desc')
    .limit(100)
    .execute();
}

export async function forgetAgreements(tx: Transaction<Tables>, userId: string): Promise<void> {
  await tx.deleteFrom('agreement').where('user_id', '=', userId).execute();
}

/** Of each document with versions that are newer than what the user has agreed to: the newest, and when it is first required. */
export const awaitedAgreements = sql<AwaitedAgreement[]>`(
  select coalesce(jsonb_agg(awaited order by awaited.kind), '[]') from (
    select document.kind, max(document.version) as version, min(document.required_from) as required_from
    from document
    where document.version > coalesce((
      select max(agreement.version) from agreement
      where agreement.user_id = users.id and agreement.kind = document.kind), 0)
    group by document.kind
  ) as awaited)`;
