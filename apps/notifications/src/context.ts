import type { Kysely } from 'kysely';
import type { Log } from '#core/log.ts';
import type { DatabasePlatform } from '#platform/platform.ts';
import { createUsers, type Users } from './clients/users.ts';
import type { NotificationsEnv } from './config.ts';
import { connectMailer } from './mail/connect-mailer.ts';
import { letterWriter } from './mail/letters.ts';
import { startEmailSender, type EmailSender } from './mail/email-sender.ts';
import type { Tables } from './store/schema.ts';

export type NotificationsContext = {
  db: Kysely<Tables>;
  log: Log;
  users: Users;
  sender: Pick<EmailSender, 'wake'>;
  /** Where readers reach the library, without a slash at its end. */
  publicUrl: string;
  /** For how many days it is known what somebody reads, of those who want nothing known, and of the others. */
  historyTerms: { lastReaderDays: number; historyDays: number };
  now: () => Date;
};

export async function notificationsContext(
  platform: DatabasePlatform<NotificationsEnv, Tables>,
): Promise<NotificationsContext> {
  const { db, log, registry, secrets, lifecycle, invoker, env, now, startWorker } = platform;
  const mailer = await connectMailer(secrets, { from: env.MAIL_FROM, tls: env.MAIL_TLS === 'required' });
  lifecycle.onStop('mailer', async () => mailer.close());
  const users = createUsers(invoker);
  const letterOf = letterWriter({ users, publicUrl: env.PUBLIC_URL });
  const sender = startEmailSender(db, mailer, letterOf, log, registry, now, startWorker);
  lifecycle.onStop('e-mail sender', sender.stop);
  const historyTerms = { lastReaderDays: env.LAST_READER_DAYS, historyDays: env.HISTORY_DAYS };
  return { db, log, users, sender, publicUrl: env.PUBLIC_URL, historyTerms, now };
}
