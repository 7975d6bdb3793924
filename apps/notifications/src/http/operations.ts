import type { operations } from '#contracts/notifications.ts';
import type { OperationHandlers } from '#http/operations.ts';
import { instant, pagedBy, uuid } from '#http/cursor.ts';
import type { NotificationsContext } from '../context.ts';
import { listDeliveries, listDeliveriesByStatus } from '../store/deliveries.ts';
import { retryFailedNotices, retryNotice } from '../use-cases/retry-notices.ts';
import { presentNotice, presentTrackedNotice } from './present.ts';

const newestFirst = pagedBy(instant, uuid);
const endOf = (row: { created_at_text: string; id: string }): [string, string] => [row.created_at_text, row.id];

export function notificationOperations(context: NotificationsContext): OperationHandlers<operations> {
  const { db } = context;
  return {
    listNotices: async ({ path, query }) => {
      const { limit = 20 } = query;
      const rows = await listDeliveries(db, path.user_id, { after: newestFirst.after(query.cursor), limit: limit + 1 });
      return { status: 200, body: newestFirst.page(rows, limit, endOf, presentNotice) };
    },

    listNoticesByStatus: async ({ query }) => {
      const { status = 'failed', limit = 20 } = query;
      const rows = await listDeliveriesByStatus(db, status, {
        after: newestFirst.after(query.cursor),
        limit: limit + 1,
      });
      return { status: 200, body: newestFirst.page(rows, limit, endOf, presentTrackedNotice) };
    },

    retryFailedNotices: async ({ caller, record }) => {
      return { status: 200, body: await retryFailedNotices(context, caller.id, (tx) => record(tx)) };
    },

    retryNotice: async ({ caller, path, record }) => {
      const queued = await retryNotice(context, caller.id, path.notice_id, (tx, [notice]) =>
        record(tx, notice && { about: notice.user_id }),
      );
      return { status: 200, body: presentTrackedNotice(queued) };
    },
  };
}
