import type { EventData } from '#events';
import { onceOnly } from '#outbox/inbox.ts';
import { Problem } from '#service/problem.ts';
import type { NotificationsContext } from '../context.ts';
import { emailPage } from '../domain/email-page.ts';
import { noticeOf } from '../domain/notice.ts';
import { queueDelivery } from '../store/deliveries.ts';
import { findRecipient } from '../store/recipients.ts';

/**
 * Writes a notice in its reader's language and queues it, once for one command. A reader whose account is deleted is
 * told nothing.
 *
 * @throws Problem 409 where nobody knows the address yet: the event that brings it is on its way.
 */
export async function queueEmail(
  context: NotificationsContext,
  id: string,
  command: EventData['notifications.email'],
): Promise<void> {
  const { db, sender, log } = context;
  await onceOnly(db, id, async (tx) => {
    const recipient = await findRecipient(tx, command.user_id);
    if (recipient && recipient.email === null) {
      log.info({ notice_id: id }, 'the account is deleted: not told');
      return;
    }
    const address = recipient?.email ?? command.user_email;
    if (!address) throw new Problem(409, 'address_not_known', { detail: 'The address of the user is not known yet.' });
    const language = recipient?.language ?? 'ru';
    const notice = noticeOf(command, language);
    await queueDelivery(tx, {
      id,
      user_id: command.user_id,
      type: command.type,
      address,
      subject: notice.subject,
      html: emailPage(notice, language, id),
    });
  });
  sender.nudge();
}
