import type { Guardian } from '../clients/users.ts';
import type { NotificationsContext } from '../context.ts';
import { writeEmail } from '../domain/write-email.ts';
import { addressDelivery, dropWaitingDeliveries, waitingDeliveries } from '../store/deliveries.ts';
import { findRecipient, lockUnknownRecipient, putRecipient } from '../store/recipients.ts';
import type { RecipientTable } from '../store/schema.ts';
import { tellGuardians } from './tell-guardians.ts';

/** Who has told of a user: an event may be older than the notices that wait; an answer of users is not, and names the guardians. */
export type Source = { saidBy: 'an event' } | { saidBy: 'users'; guardians: readonly Guardian[] };

/**
 * Records a user's address. The notices that waited for it are written in the user's language and sent. Where the user
 * has none, they go to the guardians, or are dropped if there are none, if users has just said so; after an event, they wait on.
 */
export async function recordRecipient(
  { db, sender, publicUrl }: Pick<NotificationsContext, 'db' | 'sender' | 'publicUrl'>,
  profile: RecipientTable,
  source: Source,
): Promise<void> {
  const { user_id } = profile;
  const due = await db.transaction().execute(async (tx) => {
    await lockUnknownRecipient(tx, user_id);
    await putRecipient(tx, profile);
    const waiting = await waitingDeliveries(tx, user_id);
    if (waiting.length === 0) return 0;
    const recipient = await findRecipient(tx, user_id);
    if (recipient?.email) {
      for (const { id, command } of waiting)
        await addressDelivery(tx, id, {
          address: recipient.email,
          ...writeEmail(id, command, recipient.language ?? 'ru', publicUrl),
        });
      return waiting.length;
    }
    if (source.saidBy === 'an event') return 0;
    let told = 0;
    for (const notice of waiting) told += await tellGuardians(tx, notice, source.guardians, publicUrl);
    await dropWaitingDeliveries(tx, user_id);
    return told;
  });
  for (let index = 0; index < due; index += 1) sender.wake();
}
