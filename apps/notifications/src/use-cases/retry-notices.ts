import { apiError } from '#errors';
import type { ApiError } from '#core/api-error.ts';
import type { NotificationsContext } from '../context.ts';
import { findDelivery, requeueFailed, type ListedDelivery } from '../store/deliveries.ts';

/** As many as one statement handles well within its timeout. */
const AT_ONCE = 1_000;

/** Requeues failed notices, the oldest first. @returns how many, and whether there may be more. */
export async function retryFailedNotices(
  { db, log, sender }: NotificationsContext,
  adminId: string,
): Promise<{ queued: number; more: boolean }> {
  const queued = (await requeueFailed(db, { limit: AT_ONCE })).length;
  log.info({ notices: queued, admin: adminId }, 'failed notices were requeued');
  if (queued > 0) sender.wake();
  return { queued, more: queued === AT_ONCE };
}

/**
 * Requeues a failed notice.
 *
 * @throws ApiError 404; 409 if it has not failed, or its reader is unknown or deleted
 */
export async function retryNotice(
  { db, log, sender }: NotificationsContext,
  adminId: string,
  id: string,
): Promise<ListedDelivery> {
  const [queued] = await requeueFailed(db, { only: id, limit: 1 });
  if (!queued) throw await whyNotQueued(db, id);
  log.info({ notice_id: id, admin: adminId }, 'a failed notice was requeued');
  sender.wake();
  return queued;
}

async function whyNotQueued(db: NotificationsContext['db'], id: string): Promise<ApiError> {
  const notice = await findDelivery(db, id);
  if (!notice) return apiError('notice_not_found');
  if (notice.status !== 'failed') return apiError('notice_not_failed');
  return apiError(notice.html === null ? 'recipient_gone' : 'recipient_unknown');
}
