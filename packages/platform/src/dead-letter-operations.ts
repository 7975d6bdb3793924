import type { Kysely } from 'kysely';
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

  return {
    listDeadLetters: async ({ query }) => {
      const { status = 'waiting', before, limit = 20 } = query;
      return { status: 200, body: { items: (await listDeadLetters(db, { status, before, limit })).map(shown) } };
    },

    redeliverDeadLetter: async ({ caller, path }) => {
      const { id, event } = await waitingLetter(findDeadLetter(db, path.letter_id));
      // Outside any transaction: the handler uses its own connection, and may take long. Two concurrent admins do no
      // harm, since an event acts once.
      const cause = await handleAgain(JSON.parse(event));
      if (cause) {
        await recordDeadLetterCause(db, id, cause);
        throw apiError('still_not_handled', { cause: cause.detail ?? cause.code });
      }
      const letter = await db.transaction().execute(async (tx) => {
        await waitingLetter(lockDeadLetter(tx, id));
        return resolveDeadLetter(tx, id, { status: 'redelivered', adminId: caller.id });
      });
      log.info({ event_id: letter.event_id, admin: caller.id }, 'a dead letter was redelivered');
      return { status: 200, body: shown(letter) };
    },

    discardDeadLetter: async ({ caller, path }) => {
      const letter = await db.transaction().execute(async (tx) => {
        const { id } = await waitingLetter(lockDeadLetter(tx, path.letter_id));
        return resolveDeadLetter(tx, id, { status: 'discarded', adminId: caller.id });
      });
      log.info({ event_id: letter.event_id, admin: caller.id }, 'a dead letter was discarded');
      return { status: 200, body: shown(letter) };
    },
  };
}

/** @throws ApiError 404, or 409 for a letter that is resolved. */
async function waitingLetter(asked: Promise<DeadLetterRow | undefined>): Promise<{ id: string; event: string }> {
  const letter = await asked;
  if (!letter) throw apiError('dead_letter_not_found');
  if (letter.status !== 'waiting' || letter.event === null) throw apiError('already_resolved');
  return { id: letter.id, event: letter.event };
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
