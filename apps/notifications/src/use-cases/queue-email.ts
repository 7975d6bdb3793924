import type { EventData } from '#events';
import type { NotificationsContext } from '../context.ts';
import { writeEmail } from '../domain/write-email.ts';
import { queueDelivery, queueLinkedDelivery } from '../store/deliveries.ts';
import { findRecipient } from '../store/recipients.ts';
import type { RecipientTable } from '../store/schema.ts';
import { askForRecipient } from './ask-for-recipient.ts';

/**
 * Writes a notice in its reader's language and queues it, once per command: the delivery has the command's id. A reader
 * whose account is deleted, or who has given no address, gets none; a reader whom users does not name now gets it when
 * their address becomes known.
 */
export async function queueEmail(
  context: NotificationsContext,
  id: string,
  command: EventData['notifications.email'],
): Promise<void> {
  const { db, sender, log, publicUrl } = context;
  if (command.link_id !== undefined) return queueLink(context, id, command);
  const known = await findRecipient(db, command.user_id);
  const recipient =
    known && !mayHaveOneNow(known) ? known : ((await recipientFromUsers(context, command.user_id)) ?? known);
  const delivery = {
    id,
    user_id: command.user_id,
    type: command.type,
    address: (recipient ? recipient.email : command.user_email) ?? null,
    ...writeEmail(id, command, recipient?.language ?? 'ru', publicUrl),
    command,
  };
  const queued = await queueDelivery(db, delivery, { recipientIsKnown: recipient !== undefined });
  if (queued === 'due') sender.wake();
  else if (queued === 'waiting') log.info({ notice_id: id }, 'queued until its recipient is known');
  else log.info({ notice_id: id }, 'not queued: it was queued before, or the recipient has no address');
}

/** The account's address may be unproven yet, or a new one: users says where this e-mail goes. */
async function queueLink(
  { db, sender, log, publicUrl }: NotificationsContext,
  id: string,
  command: EventData['notifications.email'],
): Promise<void> {
  const { user_id, type } = command;
  const language = (await findRecipient(db, user_id))?.language ?? 'ru';
  const { subject } = writeEmail(id, command, language, publicUrl);
  const before = await queueLinkedDelivery(db, { id, user_id, type, subject, command });
  if (before) log.info({ notice_id: id }, 'not queued: it was queued before');
  else sender.wake();
}

/** Who had no address may have confirmed one, and the event may come after this command. Who is deleted has no name. */
const mayHaveOneNow = ({ email, full_name }: RecipientTable): boolean => email === null && full_name !== null;

async function recipientFromUsers(context: NotificationsContext, userId: string) {
  const answer = await askForRecipient(context, userId);
  return answer === 'known' ? findRecipient(context.db, userId) : undefined;
}
