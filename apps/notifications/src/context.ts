import type { Kysely } from 'kysely';
import type { Log } from '#service/log.ts';
import type { EmailSender } from './services/email-sender.ts';
import type { Tables } from './store/schema.ts';

export type NotificationsContext = { db: Kysely<Tables>; log: Log; sender: Pick<EmailSender, 'nudge'> };
