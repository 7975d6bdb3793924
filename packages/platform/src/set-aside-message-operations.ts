import type { Kysely } from 'kysely';
import { apiError } from '#errors';
import { withoutPersonalData } from '#events';
import type { operations } from '#contracts/set-aside-messages.ts';
import type { Log } from '#core/log.ts';
import type { OperationHandler, OperationHandlers } from '#http/operations.ts';
import type { Lane } from '#messaging/lanes.ts';
import {
  findResolvedMessage,
  listSetAsideMessages,
  resolveSetAsideMessage,
  type Resolution,
  type SetAsideMessage,
} from '#messaging/set-aside-messages.ts';
import type { OutboxTables } from '#messaging/tables.ts';

type Options = {
  app: string;
  db: Kysely<OutboxTables>;
  log: Log;
  now: () => Date;
  wakeRelay: (lanes: Lane[]) => void;
};

/** The operations of contracts/openapi/set-aside-messages.yaml, which every app that publishes has. */
export function setAsideMessageOperations({ app, db, log, now, wakeRelay }: Options): OperationHandlers<operations> {
  const shown = (message: SetAsideMessage) => present(app, message);

  /**
   * An admin who repeats what they did, since they got no answer, gets the same one.
   *
   * @throws ApiError 404, or 409 for a message that was resolved in another way or by another admin.
   */
  async function resolvedBefore(id: string, by: Omit<Resolution, 'at'>): Promise<SetAsideMessage> {
    const message = await findResolvedMessage(db, id);
    if (!message) throw apiError('set_aside_message_not_found');
    if (message.status !== by.status || message.resolved_by !== by.adminId)
      throw apiError('already_put_back_or_discarded');
    return message;
  }

  const resolve =
    (status: Resolution['status']): OperationHandler<operations['putBackSetAsideMessage' | 'discardSetAsideMessage']> =>
    async ({ caller, path, record }) => {
      const { message_id: id } = path;
      const resolved = await db.transaction().execute(async (tx) => {
        const done = await resolveSetAsideMessage(tx, id, { status, adminId: caller.id, at: now() });
        if (done) await record(tx);
        return done;
      });
      if (!resolved) return { status: 200, body: shown(await resolvedBefore(id, { status, adminId: caller.id })) };
      if (status === 'put_back') wakeRelay([resolved.lane]);
      log.info({ event_id: id, admin: caller.id, status }, 'a message that was set aside was resolved');
      return { status: 200, body: shown(resolved.message) };
    };

  return {
    listSetAsideMessages: async ({ query }) => {
      const { status = 'waiting', before, limit = 20 } = query;
      return { status: 200, body: { items: (await listSetAsideMessages(db, { status, before, limit })).map(shown) } };
    },
    putBackSetAsideMessage: resolve('put_back'),
    discardSetAsideMessage: resolve('discarded'),
  };
}

function present(app: string, message: SetAsideMessage) {
  const { id, topic, type, failure, data, failed_at, status, resolved_at, resolved_by } = message;
  return {
    id,
    app,
    topic,
    type,
    cause: failure ?? '',
    payload: withoutPersonalData(type, data),
    set_aside_at: failed_at.toISOString(),
    status,
    ...(resolved_at && { resolved_at: resolved_at.toISOString() }),
    ...(resolved_by !== null && { resolved_by }),
  };
}
