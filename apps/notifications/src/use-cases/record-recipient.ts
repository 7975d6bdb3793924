import type { NotificationsContext } from '../context.ts';
import { writeEmail } from '../domain/write-email.ts';
import { addressDelivery, dropWaitingDeliveries, waitingDeliveries } from '../store/deliveries.ts';
import { findRecipient, lockUnknownRecipient, putRecipient } from '../store/recipients.ts';
import type { RecipientTable } from '../store/schema.ts';

/**
 * Records a user's address. The notices that waited for it are written in the user's language and sent. Where the user
 * has none, they are dropped if users has just said so; an event may be older than the notices, and they wait on.
 */
export async function recordRecipient(
  { db, sender, publicUrl }: Pick<NotificationsContext, 'db' | 'sender' | 'publicUrl'>,
  profile: RecipientTable,
  { saidBy }: { saidBy: 'users' | 'an event' },
): Promise<void> {
  const { user_id } = profile;
  const due = await db.transaction().execute(async (tx) => {
    await lockUnknownRecipient(tx, user_id);
    await putRecipient(tx, profile);
    const waiting = await waitingDeliveries(tx, user_id);
    if (waiting.length === 0) return 0;
    const recipient = await findRecipient(tx, user_id);
    if (!recipient?.email) {
      if (saidBy === 'users') await dropWaitingDeliveries(tx, user_id);
      return 0;
    }
    for (const { id, command } of waiting)
      await addressDelivery(tx, id, {
        address: recipient.email,
        ...writeEmail(id, command, recipient.language ?? 'ru', publicUrl),
      });
    return waiting.length;
  });
  for (let index = 0; index < due; index += 1) sender.wake();
}
