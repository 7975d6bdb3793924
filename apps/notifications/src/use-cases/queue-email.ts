import type { EventData } from '#events';
import type { Guardian } from '../clients/users.ts';
import type { NotificationsContext } from '../context.ts';
import { writeEmail } from '../domain/write-email.ts';
import { queueDelivery, queueUnwrittenDelivery } from '../store/deliveries.ts';
import { findRecipient } from '../store/recipients.ts';
import type { RecipientTable } from '../store/schema.ts';
import { askForRecipient } from './ask-for-recipient.ts';
import { tellGuardians } from './tell-guardians.ts';

/**
 * Writes a notice in its reader's language and queues it, once per command: the delivery has the command's id. A reader
 * whose account is deleted, or who has neither an address nor guardians, gets none. That somebody has none is for users to say: an event may
 * be late, so while users gives no answer, the notice waits until their address becomes known.
 */
export async function queueEmail(
  context: NotificationsContext,
  id: string,
  command: EventData['notifications.email'],
): Promise<void> {
  const { db, sender, log, publicUrl } = context;
  if (command.link_id !== undefined) return queueToWriteLater(context, id, command);
  const { recipient, isSettled, guardians } = await whoToTell(context, command.user_id);
  if (command.relative_id !== undefined) {
    if (isSettled && !recipient?.email) return log.info({ notice_id: id }, 'not queued: the recipient has no address');
    return queueToWriteLater(context, id, command);
  }
  if (recipient?.email === null && guardians.length > 0) return queueForGuardians(context, { id, command }, guardians);
  const delivery = {
    id,
    user_id: command.user_id,
    type: command.type,
    address: (recipient ? recipient.email : command.user_email) ?? null,
    ...writeEmail(id, command, recipient?.language ?? 'ru', publicUrl),
    command,
  };
  const queued = await queueDelivery(db, delivery, { recipientIsSettled: isSettled });
  if (queued === 'due') sender.wake();
  else if (queued === 'waiting') log.info({ notice_id: id }, 'queued until its recipient is known');
  else log.info({ notice_id: id }, 'not queued: it was queued before, or the recipient has no address');
}

type WhoToTell = {
  recipient: RecipientTable | undefined;
  /** Whether they have an address, or surely have none. */
  isSettled: boolean;
  /** Who is told in their place, if they have none. */
  guardians: readonly Guardian[];
};

async function whoToTell(context: NotificationsContext, userId: string): Promise<WhoToTell> {
  const known = await findRecipient(context.db, userId);
  if (known && !mayHaveOneNow(known)) return { recipient: known, isSettled: true, guardians: [] };
  const { of: whom, guardians } = await askForRecipient(context, userId);
  if (whom !== 'known') return { recipient: known, isSettled: false, guardians };
  return { recipient: await findRecipient(context.db, userId), isSettled: true, guardians };
}

/** Who had no address may have confirmed one, and the event may come after this command. Who is deleted has no name. */
const mayHaveOneNow = ({ email, full_name }: RecipientTable): boolean => email === null && full_name !== null;

async function queueForGuardians(
  { db, sender, log, publicUrl }: NotificationsContext,
  notice: { id: string; command: EventData['notifications.email'] },
  guardians: readonly Guardian[],
): Promise<void> {
  const queued = await db.transaction().execute((tx) => tellGuardians(tx, notice, guardians, publicUrl));
  for (let index = 0; index < queued; index += 1) sender.wake();
  if (queued === 0) log.info({ notice_id: notice.id }, 'not queued: it was queued before, or is not for guardians');
}

/** Users says what is in this e-mail, and where it goes, when it is sent: the address may be unproven yet, or a new one. */
async function queueToWriteLater(
  { db, sender, log, publicUrl }: NotificationsContext,
  id: string,
  command: EventData['notifications.email'],
): Promise<void> {
  const { user_id, type } = command;
  const language = (await findRecipient(db, user_id))?.language ?? 'ru';
  const { subject } = writeEmail(id, command, language, publicUrl);
  const before = await queueUnwrittenDelivery(db, { id, user_id, type, subject, command });
  if (before) log.info({ notice_id: id }, 'not queued: it was queued before');
  else sender.wake();
}
