import type { EventData } from '#events';
import { emailPage } from './email-page.ts';
import { noticeOf, noticeToGuardian, noticeToOwner, type Language, type SaidByUsers } from './notice.ts';

/**
 * The notice of a command as an e-mail, in a language.
 *
 * @param publicUrl where readers reach the library
 */
export function writeEmail(
  id: string,
  command: EventData['notifications.email'],
  language: Language,
  publicUrl: string,
  said?: SaidByUsers,
) {
  const notice = noticeOf(command, language, publicUrl, said);
  return { subject: notice.subject, html: emailPage(notice, language, id) };
}

/** An e-mail to the owner of an account whose address somebody has given as theirs. */
export function writeToOwner(id: string, language: Language, publicUrl: string) {
  const notice = noticeToOwner(language, publicUrl);
  return { subject: notice.subject, html: emailPage(notice, language, id) };
}

/** A notice about a child's books as an e-mail to a guardian. */
export function writeToGuardian(
  id: string,
  command: EventData['notifications.email'],
  { child, language, publicUrl }: { child: string; language: Language; publicUrl: string },
) {
  const notice = noticeToGuardian(command, child, language, publicUrl);
  return { subject: notice.subject, html: emailPage(notice, language, id) };
}
