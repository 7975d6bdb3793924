import { ApiError } from '#core/api-error.ts';
import type { Guardian } from '../clients/users.ts';
import type { NotificationsContext } from '../context.ts';
import { forgetRecipient } from './forget-recipient.ts';
import { recordRecipient } from './record-recipient.ts';

/** `known`: their address, or that they are deleted. `unknown`: users does not know them either. */
export type Answer = {
  of: 'known' | 'unknown' | 'none';
  /** Who is told in their place, where they have no address. */
  guardians: readonly Guardian[];
};

/**
 * Asks users for a recipient of whom no event has arrived, and records the answer as an event would. Some brokers drop
 * what is published before an app subscribes for the first time.
 */
export async function askForRecipient(
  context: Pick<NotificationsContext, 'db' | 'users' | 'sender' | 'publicUrl' | 'log'>,
  userId: string,
): Promise<Answer> {
  try {
    const contact = await context.users.contact(userId);
    if (!contact) return { of: 'unknown', guardians: [] };
    if (contact.deleted) {
      await forgetRecipient(context, userId);
      return { of: 'known', guardians: [] };
    }
    const { email = null, full_name, language, version, guardians = [] } = contact;
    const profile = { user_id: userId, email, full_name, language, version };
    await recordRecipient(context, profile, { saidBy: 'users', guardians });
    return { of: 'known', guardians };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    context.log.warn({ err: error, user_id: userId }, 'users did not say who a recipient is');
    return { of: 'none', guardians: [] };
  }
}
