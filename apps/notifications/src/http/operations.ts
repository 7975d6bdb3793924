import type { operations } from '#contracts/notifications.ts';
import type { OperationHandlers } from '#http/operations.ts';
import { decodeCursor, pageOf } from '#http/cursor.ts';
import type { NotificationsContext } from '../context.ts';
import { listDeliveries } from '../store/deliveries.ts';

export function notificationOperations({ db }: NotificationsContext): OperationHandlers<operations> {
  return {
    listNotices: async ({ path, query }) => {
      const { limit = 20 } = query;
      const rows = await listDeliveries(db, path.user_id, { after: decodeCursor(query.cursor, 2), limit: limit + 1 });
      return {
        status: 200,
        body: pageOf(
          rows,
          limit,
          (row) => [row.created_at.toISOString(), row.id],
          ({ id, type, channel, subject, status, created_at, sent_at }) => ({
            id,
            type,
            channel,
            subject,
            status,
            created_at: created_at.toISOString(),
            ...(sent_at && { sent_at: sent_at.toISOString() }),
          }),
        ),
      };
    },
  };
}
