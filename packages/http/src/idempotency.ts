import { createHash, randomUUID } from 'node:crypto';
import { sql, type Generated, type Kysely, type QueryExecutorProvider, type Transaction } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { apiError, isRejection } from '#errors';
import type { Retention } from '#postgres/purge.ts';
import { asTables } from '#postgres/as-tables.ts';
import type { Told } from './audit-entry.ts';

/**
 * A write with an Idempotency-Key. No row: free. `claim_id`: the attempt in progress. `released_at`: the attempt
 * failed. `status`: answered.
 */
export type IdempotentRequestTable = {
  /** The user's id, or `app <id>` for a call between apps. */
  caller: string;
  key: string;
  /** SHA-256 over the operation, its path, its query and its body without secrets. */
  fingerprint: string;
  /** The id of what the request creates, the same for every attempt. */
  resource_id: string;
  claimed_at: Generated<Date>;
  claim_id: string | null;
  released_at: Date | null;
  /** When the key was last sent. It is purged a day later. */
  used_at: Generated<Date>;
  /** What the request resolved to, by name. */
  pinned: Generated<Record<string, string>>;
  status: number | null;
  body: string | null;
};

export type IdempotencyTables = { idempotent_request: IdempotentRequestTable };

/** How long a key is stored after it was last sent. */
export const idempotencyRetention: Retention = { table: 'idempotent_request', column: 'used_at', days: 1 };

type Db = Kysely<IdempotencyTables> | Transaction<IdempotencyTables>;

export type Answer = { status: number; body?: unknown; headers?: Record<string, string | string[]> };

declare const written: unique symbol;
/** An answer that is stored together with its effect: only a `Write` makes one. */
export type Written<A extends Answer> = A & { readonly [written]: true };

type AnyCommit<Tables, Outbox> = <Result>(
  work: (tx: Transaction<Tables>, outbox: Outbox) => Promise<Result>,
) => Promise<Result>;

type CommitOf<Tables, Outbox, Result> = (
  work: (tx: Transaction<Tables>, outbox: Outbox) => Promise<Result>,
) => Promise<Result>;

/**
 * What a handler writes with, so that all attempts with one Idempotency-Key have one effect and one answer, wherever an
 * attempt dies.
 */
export type Write<A extends Answer> = {
  /** The id of what is created. */
  id: string;
  /**
   * What the request resolves to, such as the loan of a barcode. It is stored when first found, so that later attempts
   * resolve to the same.
   */
  pin(name: string, resolve: () => Promise<string>): Promise<string>;
  /**
   * Runs a use case with a commit whose transaction stores the presented answer together with the effect.
   *
   * @example write.answer(commit, (loan: LoanRow) => ({ status: 200, body: presentLoan(loan) }), (committing) =>
   *   returnLoan(context, caller, loanId, committing));
   *
   * @param tell what the audit trail keeps of the act beyond what the contract declares
   */
  answer<Tables, Outbox, Result>(
    commit: AnyCommit<Tables, Outbox>,
    present: (result: Result) => A,
    act: (commit: CommitOf<Tables, Outbox, Result>) => Promise<Result>,
    tell?: (result: Result) => Told,
  ): Promise<Written<A>>;
  /** For an effect in another service, which acts once for the given key. */
  handOn(act: (key: string | undefined) => Promise<A>): Promise<Written<A>>;
};

/** Presents a result without content. */
export const noContent = (_nothing: void): { status: 204 } => ({ status: 204 });

/** Tells the type checker what `answer` and `handOn` have just ensured. */
const asWritten = <A extends Answer>(answer: A): Written<A> => answer as Written<A>;

/** Stores what the audit trail keeps of an act, in its transaction. */
export type RecordAct = (tx: QueryExecutorProvider, answer: Pick<Answer, 'body'>, told?: Told) => Promise<void>;

/** A write whose request has no key, or whose operation is idempotent by itself. */
export function writeOnce<A extends Answer>(key?: string, record?: RecordAct): Write<A> {
  return {
    id: uuidv7(),
    pin: (_name, resolve) => resolve(),
    answer: async (commit, present, act, tell) => {
      const result = await act((work) =>
        commit(async (tx, outbox) => {
          const worked = await work(tx, outbox);
          await record?.(asTables<IdempotencyTables>(tx), present(worked), tell?.(worked));
          return worked;
        }),
      );
      return asWritten(present(result));
    },
    handOn: async (act) => asWritten(await act(key)),
  };
}

/** An attempt this old counts as dead: the next one may take over. */
const CLAIM_SECONDS = 30;

export type KeyedRequest = { caller: string; key: string; fingerprint: string };

/** A fingerprint of a request: equal for equal requests. */
export const fingerprintOf = (request: unknown): string =>
  createHash('sha256').update(JSON.stringify(request)).digest('hex');

/**
 * Carries out a request once for its key. The next attempt continues one that failed or died, with the same id and the
 * same pins. A rejection frees the key, unless an effect was committed.
 *
 * @throws ApiError 422 for a key that was used for another request, 409 while another attempt is in progress.
 */
export async function answerOnce(
  db: Kysely<IdempotencyTables>,
  request: KeyedRequest,
  carryOut: (write: Write<Answer>) => Promise<Answer>,
  record?: RecordAct,
): Promise<Answer> {
  const claimId = randomUUID();
  const found = await claimKey(db, request, claimId);
  if (found.fingerprint !== request.fingerprint) throw apiError('idempotency_key_reused');
  if (found.status !== null)
    return { status: found.status, ...(found.body !== null && { body: JSON.parse(found.body) as unknown }) };
  if (found.claim_id !== claimId) throw apiError('request_in_progress');
  try {
    return await carryOut(claimedWrite(db, { ...request, claimId }, found, record));
  } catch (error) {
    // If this fails too, the claim expires.
    await letGo(db, { ...request, claimId }, isRejection(error)).catch(() => undefined);
    throw error;
  }
}

type Claim = KeyedRequest & { claimId: string };
type Found = { resource_id: string; pinned: Record<string, string> };

function claimedWrite(
  db: Kysely<IdempotencyTables>,
  claim: Claim,
  found: Found,
  record: RecordAct | undefined,
): Write<Answer> {
  const keep = async (tx: Db, answer: Answer, told: Told | undefined) => {
    await storeAnswer(tx, claim, answer);
    await record?.(tx, answer, told);
  };
  return {
    id: found.resource_id,
    pin: async (name, resolve) => found.pinned[name] ?? storePin(db, claim, name, await resolve()),
    answer: async (commit, present, act, tell) => {
      let stored = false;
      const result = await act(async (work) => {
        const outcome = await commit(async (tx, outbox) => {
          const worked = await work(tx, outbox);
          await keep(asTables<IdempotencyTables>(tx), present(worked), tell?.(worked));
          return worked;
        });
        // Only now: a failed commit has stored nothing.
        stored = true;
        return outcome;
      });
      const answer = present(result);
      if (!stored)
        await (record
          ? db.transaction().execute((tx) => keep(tx, answer, tell?.(result)))
          : storeAnswer(db, claim, answer));
      return asWritten(answer);
    },
    handOn: () =>
      Promise.reject(new Error('Its contract must declare x-idempotent: the effect is in another service.')),
  };
}

/**
 * Claims the key for an attempt, or finds the one that has it. One statement, so that one of several concurrent
 * attempts gets it. A `released_at` before `claimed_at` belongs to an earlier attempt: the previous release of the apps
 * claims without clearing it.
 */
async function claimKey(db: Db, { caller, key, fingerprint }: KeyedRequest, claimId: string) {
  const { rows } = await sql<
    Found & { fingerprint: string; claim_id: string | null; status: number | null; body: string | null }
  >`
    insert into idempotent_request as request (caller, key, fingerprint, resource_id, claim_id)
    values (${caller}, ${key}, ${fingerprint}, ${uuidv7()}, ${claimId})
    on conflict (caller, key) do update set
      used_at = now(),
      (claim_id, claimed_at, released_at) = (
        select case when free then excluded.claim_id else request.claim_id end,
          case when free then now() else request.claimed_at end,
          case when free then null else request.released_at end
        from (select request.status is null and request.fingerprint = excluded.fingerprint and (
          request.released_at >= request.claimed_at
          or request.claimed_at < now() - make_interval(secs => ${CLAIM_SECONDS})
        ) as free) as claim
      )
    returning fingerprint, resource_id, claim_id, pinned, status, body`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('an upsert always returns its row');
  return row;
}

/** The row of a claim, unless another attempt has taken it over or it is answered. */
const ofClaim = ({ caller, key, claimId }: Claim) =>
  sql`caller = ${caller} and key = ${key} and claim_id = ${claimId} and status is null`;

async function storePin(db: Db, claim: Claim, name: string, value: string): Promise<string> {
  const { rows } = await sql<{ pinned: Record<string, string> }>`
    update idempotent_request set pinned = pinned || jsonb_build_object(${name}::text, ${value}::text)
    where ${ofClaim(claim)} returning pinned`.execute(db);
  if (rows.length === 0) throw apiError('request_in_progress');
  return value;
}

/** @throws ApiError 409 if another attempt has taken over, so that this one's transaction is rolled back. */
async function storeAnswer(db: Db, claim: Claim, { status, body }: Answer): Promise<void> {
  const text = body === undefined ? null : JSON.stringify(body);
  const { rows } = await sql`
    update idempotent_request set status = ${status}, body = ${text} where ${ofClaim(claim)}
    returning status`.execute(db);
  if (rows.length === 0) throw apiError('request_in_progress');
}

async function letGo(db: Db, claim: Claim, rejected: boolean): Promise<void> {
  await (
    rejected
      ? sql`delete from idempotent_request where ${ofClaim(claim)}`
      : sql`update idempotent_request set released_at = now() where ${ofClaim(claim)}`
  ).execute(db);
}

/** Frees the key of a request whose id will never be used: its next attempt gets another id, and keeps the pins. */
export async function freeKeyOf(tx: Transaction<IdempotencyTables>, resourceId: string): Promise<void> {
  await sql`
    update idempotent_request set resource_id = ${uuidv7()}, released_at = now()
    where resource_id = ${resourceId} and status is null`.execute(tx);
}

/**
 * Removes the stored answers to a user, to the creation of their account, and to staff who asked about them. Requests in
 * progress are not affected.
 */
export async function purgeRequestsOf(tx: Transaction<IdempotencyTables>, userId: string): Promise<void> {
  await sql`
    delete from idempotent_request
    where (caller = ${userId} or resource_id = ${userId} or position(${userId} in body) > 0) and status is not null`.execute(
    tx,
  );
}

/** For a service's first migration. `addIdempotencyClaims` brings the table up to date. */
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

/** For a migration: adds who has a key, what it resolved to, and when it was last used. */
export async function addIdempotencyClaims(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table idempotent_request
      add column claim_id uuid,
      add column released_at timestamptz,
      add column used_at timestamptz not null default now(),
      add column pinned jsonb not null default '{}'`.execute(db);
  await sql`drop index idempotent_request_claimed_at_idx`.execute(db);
  await sql`create index idempotent_request_used_at on idempotent_request (used_at)`.execute(db);
  await sql`create index idempotent_request_resource on idempotent_request (resource_id)`.execute(db);
}
