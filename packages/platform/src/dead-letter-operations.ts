import type { Kysely, Transaction } from 'kysely';
import { apiError } from '#errors';
import type { operations } from '#contracts/dead-letters.ts';
import type { Subscriptions } from '#messaging/subscriptions.ts';
import { withoutPersonalData } from '#events';
import { cloudEvent } from '#core/cloud-event.ts';
import {
  findDeadLetter,
  listDeadLetters,
  lockDeadLetter,
  recordDeadLetterCause,
  resolveDeadLetter,
  type DeadLetterRow,
  type DeadLetterTables,
  type Resolution,
} from '#messaging/dead-letters.ts';
import type { OperationHandlers } from '#http/operations.ts';
import type { Log } from '#core/log.ts';

/** The operations on dead letters, which every app that subscribes has. */
export function deadLetterOperations({
  app,
  db,
  log,
  handleAgain,
}: {
  app: string;
  db: Kysely<DeadLetterTables>;
  log: Log;
  handleAgain: Subscriptions['handleAgain'];
}): OperationHandlers<Omit<operations, 'tellBacklog'>> {
  const shown = (row: DeadLetterRow) => present(app, row);

  type Recorded = (tx: Transaction<DeadLetterTables>) => Promise<void>;

  async function resolve(id: string, by: Resolution, record: Recorded): Promise<DeadLetterRow> {
    const { letter, isRepeated } = await db.transaction().execute(async (tx) => {
      const { letter, event } = toResolve(await lockDeadLetter(tx, id), by);
      const isRepeated = event === undefined;
      await record(tx);
      return { letter: isRepeated ? letter : await resolveDeadLetter(tx, id, by), isRepeated };
    });
    if (!isRepeated)
      log.info({ event_id: letter.event_id, admin: by.adminId, status: by.status }, 'a dead letter was resolved');
    return letter;
  }

  return {
    listDeadLetters: async ({ query }) => {
      const { status = 'waiting', before, limit = 20 } = query;
      return { status: 200, body: { items: (await listDeadLetters(db, { status, before, limit })).map(shown) } };
    },

    redeliverDeadLetter: async ({ caller, path, record }) => {
      const by = { status: 'redelivered', adminId: caller.id } as const;
      const { letter, event } = toResolve(await findDeadLetter(db, path.letter_id), by);
      if (event === undefined) return { status: 200, body: shown(letter) };
      // Outside any transaction: the handler uses its own connection, and may take long. Two concurrent admins do no
      // harm, since an event acts once.
      const cause = await handleAgain(JSON.parse(event));
      if (cause) {
        await recordDeadLetterCause(db, letter.id, cause);
        throw apiError('still_not_handled', { cause: cause.detail ?? cause.code });
      }
      return { status: 200, body: shown(await resolve(letter.id, by, record)) };
    },

    discardDeadLetter: async ({ caller, path, record }) => {
      const letter = await resolve(path.letter_id, { status: 'discarded', adminId: caller.id }, record);
      return { status: 200, body: shown(letter) };
    },
  };
}

/**
 * The letter, with its event if that is still to be resolved. An admin who repeats what they did, since they got no
 * answer, gets the same one.
 *
 * @throws ApiError 404, or 409 for a letter that was resolved in another way or by another admin.
 */
function toResolve(letter: DeadLetterRow | undefined, by: Resolution): { letter: DeadLetterRow; event?: string } {
  if (!letter) throw apiError('dead_letter_not_found');
  if (letter.status === by.status && letter.resolved_by === by.adminId) return { letter };
  if (letter.status !== 'waiting' || letter.event === null) throw apiError('already_resolved');
  return { letter, event: letter.event };
}

function present(app: string, row: DeadLetterRow) {
  const event = cloudEvent.safeParse(row.event === null ? undefined : JSON.parse(row.event)).data;
  return {
    id: row.id,
    app,
    event_id: row.event_id,
    topic: row.topic,
    type: row.type,
    cause: { code: row.cause_code, ...(row.cause_detail !== null && { detail: row.cause_detail }) },
    payload: withoutPersonalData(row.type, event?.data),
    received_at: row.received_at.toISOString(),
    status: row.status,
    ...(row.resolved_at && { resolved_at: row.resolved_at.toISOString() }),
    ...(row.resolved_by !== null && { resolved_by: row.resolved_by }),
  };
}
