import type { operations } from '#contracts/notifications.ts';
import type { OperationHandlers } from '#http/operations.ts';
import { decodeCursor, pageOf } from '#http/cursor.ts';
import { adminOnly, selfOrStaff } from '#http/access.ts';
import type { NotificationsContext } from '../context.ts';
import { listDeliveries, listDeliveriesByStatus } from '../store/deliveries.ts';
import { retryFailedNotices, retryNotice } from '../use-cases/retry-notices.ts';
import { presentNotice, presentTrackedNotice } from './present.ts';

const endOf = (row: { created_at: Date; id: string }): string[] => [row.created_at.toISOString(), row.id];

export function notificationOperations(context: NotificationsContext): OperationHandlers<operations> {
  const { db } = context;
  return {
    listNotices: async ({ caller, path, query }) => {
      selfOrStaff(caller, path.user_id);
      const { limit = 20 } = query;
      const rows = await listDeliveries(db, path.user_id, { after: decodeCursor(query.cursor, 2), limit: limit + 1 });
      return { status: 200, body: pageOf(rows, limit, endOf, presentNotice) };
    },

    listNoticesByStatus: async ({ caller, query }) => {
      adminOnly(caller);
      const { status = 'failed', limit = 20 } = query;
      const rows = await listDeliveriesByStatus(db, status, { after: decodeCursor(query.cursor, 2), limit: limit + 1 });
      return { status: 200, body: pageOf(rows, limit, endOf, presentTrackedNotice) };
    },

    retryFailedNotices: async ({ caller }) => {
      adminOnly(caller);
      return { status: 200, body: await retryFailedNotices(context, caller.id) };
    },

    retryNotice: async ({ caller, path }) => {
      adminOnly(caller);
      return { status: 200, body: presentTrackedNotice(await retryNotice(context, caller.id, path.notice_id)) };
    },
  };
}
