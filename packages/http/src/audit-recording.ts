import type { Request } from 'express';
import type { Kysely } from 'kysely';
import { addEntry, type AuditTables } from '#audit/trail.ts';
import { entryOf as catalogued } from '#errors';
import { ApiError } from '#core/api-error.ts';
import type { Caller } from '#core/caller.ts';
import { entryOf, leavesEntry } from './audit-entry.ts';
import type { Declaration } from './declaration.ts';
import type { Answer, RecordAct } from './idempotency.ts';

/** Where a service keeps its audit trail. */
export type Trail = {
  db: Kysely<AuditTables>;
  /** Called after entries were committed. */
  onAdded: () => void;
};

/** Records one call of an audited operation: in the transaction of the act, or on its own before it is answered. */
export type Recording = {
  /** For the transaction of the act; undefined for what is no entry unless it is refused. */
  record: RecordAct | undefined;
  /** A refused attempt is an entry too, one that failed for another reason is none. */
  refused(error: unknown): Promise<void>;
  /** For what had no transaction, such as a read. Nobody gets an answer that the trail does not know of. */
  answered(answer: Answer): Promise<void>;
};

/** @returns undefined for what leaves no entry, however it ends */
export function recordingOf(
  trail: Trail | undefined,
  { audit, access }: Declaration,
  request: Request,
  caller: Caller | undefined,
): Recording | undefined {
  if (!trail || !audit) return undefined;
  const isEntry = leavesEntry(audit, caller);
  const isEntryOf = (error: ApiError) => audit.only?.includes(error.code) ?? isRefusal(error, access);
  let isRecorded = false;
  const record: RecordAct = async (tx, { body }, told) => {
    await addEntry(tx, entryOf(audit, request, caller, { answer: body }, told));
    isRecorded = true;
  };
  return {
    record: isEntry ? record : undefined,
    refused: async (error) => {
      if (!(error instanceof ApiError) || !isEntryOf(error)) return;
      const { about } = error.details;
      const told = about === undefined ? {} : { about };
      await addEntry(trail.db, entryOf(audit, request, caller, { refused: error.code }, told));
      trail.onAdded();
    },
    answered: async (answer) => {
      if (!isEntry) return;
      if (!isRecorded) await record(trail.db, answer);
      trail.onAdded();
    },
  };
}

/** Whoever may not do it, or could not prove who they are. */
function isRefusal(error: ApiError, access: Declaration['access']): boolean {
  const { status } = catalogued(error);
  return status === 403 || (status === 401 && access === 'public');
}
