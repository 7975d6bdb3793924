import type { EventData } from '#events';
import type { NotificationsContext } from '../context.ts';
import { emailPage } from '../domain/email-page.ts';
import { noticeOf, type Language } from '../domain/notice.ts';
import { queueDelivery } from '../store/deliveries.ts';
import { findRecipient } from '../store/recipients.ts';

/**
 * Writes a notice in its reader's language and queues it, once per command: the delivery has the command's id. A reader
 * whose account is deleted gets none; an unknown reader gets it when their address becomes known.
 */
export async function queueEmail(
  { db, sender, log }: NotificationsContext,
  id: string,
  command: EventData['notifications.email'],
): Promise<void> {
  const recipient = await findRecipient(db, command.user_id);
  const delivery = {
    id,
    user_id: command.user_id,
    type: command.type,
    address: (recipient ? recipient.email : command.user_email) ?? null,
    ...writeEmail(id, command, recipient?.language ?? 'ru'),
    command,
  };
  const queued = await queueDelivery(db, delivery, { recipientIsKnown: recipient !== undefined });
  if (queued === 'due') sender.wake();
  else if (queued === 'waiting') log.info({ notice_id: id }, 'queued until its recipient is known');
  else log.info({ notice_id: id }, 'not queued: it was queued before, or the account is deleted');
}

/** The notice of a command as an e-mail, in a language. */
export function writeEmail(id: string, command: EventData['notifications.email'], language: Language) {
  const notice = noticeOf(command, language);
  return { subject: notice.subject, html: emailPage(notice, language, id) };
}
