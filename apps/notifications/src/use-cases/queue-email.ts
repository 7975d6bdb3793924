import type { EventData } from '#events';
import type { NotificationsContext } from '../context.ts';
import { emailPage } from '../domain/email-page.ts';
import { noticeOf } from '../domain/notice.ts';
import { queueDelivery } from '../store/deliveries.ts';
import { findRecipient } from '../store/recipients.ts';

/**
 * Writes a notice in its reader's language and queues it, once for one command: the delivery bears the command's id. A
 * reader whose account is deleted is told nothing.
 *
 * @throws Error where nobody knows the address yet: the event that brings it is on its way.
 */
export async function queueEmail(
  { db, sender, log }: NotificationsContext,
  id: string,
  command: EventData['notifications.email'],
): Promise<void> {
  const recipient = await findRecipient(db, command.user_id);
  const address = recipient ? recipient.email : command.user_email;
  if (address === undefined) throw new Error('the address of the user is not known yet');
  const language = recipient?.language ?? 'ru';
  const notice = noticeOf(command, language);
  const queued = await queueDelivery(db, {
    id,
    user_id: command.user_id,
    type: command.type,
    address,
    subject: notice.subject,
    html: emailPage(notice, language, id),
  });
  if (queued) sender.wake();
  else log.info({ notice_id: id }, 'not queued: it was before, or the account is deleted');
}
