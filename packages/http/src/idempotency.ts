import { createHash } from 'node:crypto';
import { sql, type Generated, type Kysely, type Transaction } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { Problem } from '#core/problem.ts';
import type { Retention } from '#postgres/purge.ts';

/** A write that carried an Idempotency-Key. Kept for a day. */
export type IdempotentRequestTable = {
  caller: string;
  key: string;
  /** SHA-256 over operation and body. */
  fingerprint: string;
  /** The id that whatever is created will bear, the same for every try. */
  resource_id: string;
  claimed_at: Generated<Date>;
  status: number | null;
  body: string | null;
};

export type IdempotencyTables = { idempotent_request: IdempotentRequestTable };

/** How long a key is remembered. */
export const idempotencyRetention: Retention = { table: 'idempotent_request', column: 'claimed_at', days: 1 };

type Answer<Body> = { status: number; body: Body };

/** A try that is this old has died with its process: the next one may take over. */
const CLAIM_SECONDS = 30;

/**
 * Acts once for one key. `act` gets the id for what it creates: it is the same for every try of one key, so an `act`
 * whose process died half-way is finished by the next try, not done again.
 *
 * An answer is kept. A refusal is not: the request may be sent again when its cause is gone, as a new one. After any
 * other error nobody knows whether the effect was committed, so the next try goes on under the same id.
 *
 * @throws Problem 422 for a key that was used for another request, 409 while the first try is still at work.
 */
export async function once<Tables extends IdempotencyTables, Body>(
  db: Kysely<Tables>,
  request: { caller: string; key: string | undefined; operation: string; body: unknown },
  act: (resourceId: string) => Promise<Answer<Body>>,
): Promise<Answer<Body>> {
  if (request.key === undefined) return act(uuidv7());
  const table = db as unknown as Kysely<IdempotencyTables>;
  const { caller, key } = request;
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([request.operation, request.body]))
    .digest('hex');

  const claim = await claimKey(table, { caller, key, fingerprint, resource_id: uuidv7() });
  if (claim.fingerprint !== fingerprint)
    throw new Problem(422, 'idempotency_key_reused', { detail: 'This Idempotency-Key was used for another request.' });
  if (claim.status !== null && claim.body !== null)
    return { status: claim.status, body: JSON.parse(claim.body) as Body };
  if (!claim.ours)
    throw new Problem(409, 'request_in_progress', {
      detail: 'The first request with this Idempotency-Key is still at work.',
      headers: { 'retry-after': '1' },
    });

  const mine = table.updateTable('idempotent_request').where('caller', '=', caller).where('key', '=', key);
  const forget = table.deleteFrom('idempotent_request').where('caller', '=', caller).where('key', '=', key);
  try {
    const answer = await act(claim.resource_id);
    await mine.set({ status: answer.status, body: JSON.stringify(answer.body) }).execute();
    return answer;
  } catch (error) {
    await (refused(error) ? forget : mine.set({ claimed_at: new Date(0) })).execute().catch(() => undefined);
    throw error;
  }
}

const refused = (error: unknown): boolean => error instanceof Problem && error.status < 500;

async function claimKey(
  db: Kysely<IdempotencyTables>,
  row: { caller: string; key: string; fingerprint: string; resource_id: string },
) {
  const claimed = await db
    .insertInto('idempotent_request')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['caller', 'key'])
        .doUpdateSet({ claimed_at: sql`now()` })
        .where('idempotent_request.status', 'is', null)
        .where('idempotent_request.fingerprint', '=', row.fingerprint)
        .where('idempotent_request.claimed_at', '<', sql<Date>`now() - make_interval(secs => ${CLAIM_SECONDS})`),
    )
    .returning(['resource_id', 'fingerprint', 'status', 'body'])
    .executeTakeFirst();
  if (claimed) return { ...claimed, ours: true };
  const theirs = await db
    .selectFrom('idempotent_request')
    .select(['resource_id', 'fingerprint', 'status', 'body'])
    .where('caller', '=', row.caller)
    .where('key', '=', row.key)
    .executeTakeFirstOrThrow();
  return { ...theirs, ours: false };
}

/** For a service's first migration. */
export async function createIdempotencyTable(db: Kysely<unknown> | Transaction<unknown>): Promise<void> {
  await sql`
    create table idempotent_request (
      caller text not null,
      key text not null,
      fingerprint text not null,
      resource_id uuid not null,
      claimed_at timestamptz not null default now(),
      status int,
      body text,
      primary key (caller, key)
    )`.execute(db);
  await sql`create index on idempotent_request (claimed_at)`.execute(db);
}
