import type { operations } from '#contracts/notifications.ts';
import type { OperationHandlers } from '#http/operations.ts';
import { instant, pagedBy, uuid } from '#http/cursor.ts';
import type { NotificationsContext } from '../context.ts';
import { listDeliveries } from '../store/deliveries.ts';

const newestFirst = pagedBy(instant, uuid);

export function notificationOperations({ db }: NotificationsContext): OperationHandlers<operations> {
  return {
    listNotices: async ({ path, query }) => {
      const { limit = 20 } = query;
      const rows = await listDeliveries(db, path.user_id, { after: newestFirst.after(query.cursor), limit: limit + 1 });
      return {
        status: 200,
        body: newestFirst.page(
          rows,
          limit,
          (row) => [row.created_at_text, row.id],
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
