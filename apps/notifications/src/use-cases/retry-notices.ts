import type { Transaction } from 'kysely';
import { apiError } from '#errors';
import type { ApiError } from '#core/api-error.ts';
import type { NotificationsContext } from '../context.ts';
import type { Tables } from '../store/schema.ts';
import { findDelivery, requeueFailed, type ListedDelivery } from '../store/deliveries.ts';
import { askForRecipient } from './ask-for-recipient.ts';

/** As many as one statement handles well within its timeout. */
const AT_ONCE = 1_000;

/** Stores what the audit trail keeps of an act, in its transaction. */
type RecordAct = (tx: Transaction<Tables>, queued: readonly ListedDelivery[]) => Promise<void>;

/** What was queued again is in the trail. */
const requeue = (db: NotificationsContext['db'], which: { only?: string; limit: number }, record: RecordAct) =>
  db.transaction().execute(async (tx) => {
    const queued = await requeueFailed(tx, which);
    if (queued.length > 0) await record(tx, queued);
    return queued;
  });

/** Requeues failed notices, the oldest first. @returns how many, and whether there may be more. */
export async function retryFailedNotices(
  { db, log, sender }: NotificationsContext,
  adminId: string,
  record: RecordAct,
): Promise<{ queued: number; more: boolean }> {
  const queued = (await requeue(db, { limit: AT_ONCE }, record)).length;
  log.info({ notices: queued, admin: adminId }, 'failed notices were requeued');
  if (queued > 0) sender.wake();
  return { queued, more: queued === AT_ONCE };
}

/**
 * Requeues a failed notice, if necessary once users has said who its recipient is.
 *
 * @throws ApiError 404; 409 if it has not failed, or its reader is unknown or deleted
 */
export async function retryNotice(
  context: NotificationsContext,
  adminId: string,
  id: string,
  record: RecordAct,
): Promise<ListedDelivery> {
  const { db, log, sender } = context;
  const requeueIt = async () => (await requeue(db, { only: id, limit: 1 }, record))[0];
  const queued = (await requeueIt()) ?? ((await recipientBecameKnown(context, id)) ? await requeueIt() : undefined);
  if (!queued) throw await whyNotQueued(db, id);
  log.info({ notice_id: id, admin: adminId }, 'a failed notice was requeued');
  sender.wake();
  return queued;
}

async function recipientBecameKnown(context: NotificationsContext, id: string): Promise<boolean> {
  const notice = await findDelivery(context.db, id);
  if (notice?.status !== 'failed' || notice.html === null) return false;
  return (await askForRecipient(context, notice.user_id)).of === 'known';
}

async function whyNotQueued(db: NotificationsContext['db'], id: string): Promise<ApiError> {
  const notice = await findDelivery(db, id);
  if (!notice) return apiError('notice_not_found');
  if (notice.status !== 'failed') return apiError('notice_not_failed');
  if (notice.command !== null) return apiError('notice_outdated');
  return apiError(notice.html === null ? 'recipient_gone' : 'recipient_unknown');
}
