import { z } from 'zod';
import { serviceEnv } from '#platform/platform.ts';

export const notificationsEnv = serviceEnv.extend({
  MAIL_FROM: z.string().min(3),
  /** Where readers reach the gateway, for the links in e-mails. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, '')),
  /** As in loans: so many days it is known what somebody reads, of those who want nothing known, and of the others. */
  LAST_READER_DAYS: z.coerce.number().int().min(1),
  HISTORY_DAYS: z.coerce.number().int().min(1),
  /** `none` is for a development inbox on this machine: mail is then sent unencrypted. */
  MAIL_TLS: z.enum(['required', 'none']).default('required'),
});

export type NotificationsEnv = z.output<typeof notificationsEnv>;
