import { sql, type Kysely, type Transaction } from 'kysely';
import type { LocalDate } from '#core/library-day.ts';
import type { AwaitedAgreement } from '../domain/agreements.ts';
import type { Relative } from '../domain/guardianship.ts';
import { awaitedAgreements } from './documents.ts';
import type { GuardianshipTable, Tables } from './schema.ts';

type Db = Kysely<Tables> | Transaction<Tables>;
type Pair = Pick<GuardianshipTable, 'child_id' | 'guardian_id'>;

/** Those that have not ended. */
const standing = (db: Db, today: LocalDate) => db.selectFrom('guardianship').where('ends_on', '>', today);

/**
 * Both people, locked in the order of their ids, so that two requests about the same ones take turns.
 *
 * @param others counts the guardianships of each, but for the one between these two
 */
export async function lockRelatives(
  tx: Transaction<Tables>,
  { child_id, guardian_id }: Pair,
  today: LocalDate,
): Promise<{ child: Relative | undefined; guardian: Relative | undefined }> {
  const ids = [child_id, guardian_id];
  const people = await tx
    .selectFrom('users')
    .select(['id', 'role', 'verified_at', 'deletion_requested_at'])
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
  const others = await standing(tx, today)
    .select(['child_id', 'guardian_id'])
    .where(sql<boolean>`(child_id = any(${ids}::uuid[]) or guardian_id = any(${ids}::uuid[]))`)
    .where(sql<boolean>`(child_id, guardian_id) <> (${child_id}::uuid, ${guardian_id}::uuid)`)
    .execute();
  const relative = (id: string): Relative | undefined => {
    const person = people.find((one) => one.id === id);
    // Who has never been verified cannot have asked for it: it is an old registration that is being deleted.
    if (!person || (person.verified_at === null && person.deletion_requested_at !== null)) return undefined;
    return {
      id,
      role: person.role,
      verified: person.verified_at !== null,
      children: others.filter((one) => one.guardian_id === id).length,
      guardians: others.filter((one) => one.child_id === id).length,
    };
  };
  return { child: relative(child_id), guardian: relative(guardian_id) };
}

/** Links two people, or changes on which day it ends. */
export async function putGuardianship(tx: Transaction<Tables>, guardianship: GuardianshipTable): Promise<void> {
  const { ends_on, linked_at, linked_by } = guardianship;
  await tx
    .insertInto('guardianship')
    .values(guardianship)
    .onConflict((conflict) =>
      conflict.columns(['child_id', 'guardian_id']).doUpdateSet({ ends_on, linked_at, linked_by }),
    )
    .execute();
}

/** @returns whether there was one that had not ended */
export async function endGuardianship(tx: Transaction<Tables>, pair: Pair, today: LocalDate): Promise<boolean> {
  const ended = await tx
    .deleteFrom('guardianship')
    .where('child_id', '=', pair.child_id)
    .where('guardian_id', '=', pair.guardian_id)
    .returning('ends_on')
    .executeTakeFirst();
  return ended !== undefined && ended.ends_on > today;
}

/** All that somebody has a part in. @returns them */
export const endGuardianshipsOf = (tx: Transaction<Tables>, id: string): Promise<Pair[]> =>
  tx
    .deleteFrom('guardianship')
    .where((eb) => eb.or([eb('child_id', '=', id), eb('guardian_id', '=', id)]))
    .returning(['child_id', 'guardian_id'])
    .execute();

/** Some of those whose day has come. @returns them */
export async function endPastGuardianships(
  tx: Transaction<Tables>,
  { today, limit }: { today: LocalDate; limit: number },
): Promise<Pair[]> {
  const { rows } = await sql<Pair>`
    delete from guardianship where ctid = any(array(
      select ctid from guardianship where ends_on <= ${today}
      order by ends_on limit ${limit} for update skip locked
    )) returning child_id, guardian_id`.execute(tx);
  return rows;
}

type Named = { id: string; full_name: string; ends_on: LocalDate };
type Child = Named & { to_agree: AwaitedAgreement[] };

/** Who acts for somebody, by name. */
export const guardiansOf = (db: Db, childId: string, today: LocalDate): Promise<Named[]> =>
  standing(db, today)
    .innerJoin('users', 'users.id', 'guardian_id')
    .select(['users.id', 'users.full_name', 'ends_on'])
    .where('child_id', '=', childId)
    .orderBy('users.full_name')
    .orderBy('users.id')
    .execute();

/** For whom somebody acts, by name, and what these are to agree to. */
export const childrenOf = (db: Db, guardianId: string, today: LocalDate): Promise<Child[]> =>
  standing(db, today)
    .innerJoin('users', 'users.id', 'child_id')
    .select(['users.id', 'users.full_name', 'ends_on', awaitedAgreements.as('to_agree')])
    .where('guardian_id', '=', guardianId)
    .orderBy('users.full_name')
    .orderBy('users.id')
    .execute();

/** Who acts for somebody, of those who can be written to. */
export const reachableGuardiansOf = (db: Db, childId: string, today: LocalDate) =>
  standing(db, today)
    .innerJoin('users', 'users.id', 'guardian_id')
    .select(['users.id', 'users.email', 'users.language'])
    .where('child_id', '=', childId)
    .where('users.verified_at', 'is not', null)
    .where('users.email', '<>', '')
    .orderBy('users.id')
    .execute();

/** On which day a guardianship ends, if it has not. */
export const findGuardianship = (db: Db, { child_id, guardian_id }: Pair, today: LocalDate) =>
  standing(db, today)
    .select('ends_on')
    .where('child_id', '=', child_id)
    .where('guardian_id', '=', guardian_id)
    .executeTakeFirst();
