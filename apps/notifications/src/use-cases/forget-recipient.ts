import type { NotificationsContext } from '../context.ts';
import { purgeRecipient } from '../store/recipients.ts';

/** Erases the address of a deleted user and the notices to them, for good. */
export async function forgetRecipient({ db }: Pick<NotificationsContext, 'db'>, userId: string): Promise<void> {
  await db.transaction().execute((tx) => purgeRecipient(tx, userId));
}
