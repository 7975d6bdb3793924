import { z } from 'zod';
import { serviceEnv } from '#platform/platform.ts';

export const notificationsEnv = serviceEnv.extend({
  MAIL_FROM: z.string().min(3),
  /** `none` is for a development inbox on this machine: mail is then sent unencrypted. */
  MAIL_TLS: z.enum(['required', 'none']).default('required'),
});

export type NotificationsEnv = z.output<typeof notificationsEnv>;
