import { z } from 'zod';
import type { Platform } from '#platform/platform.ts';
import { CONCURRENCY } from './email-sender.ts';
import type { Mailer } from './mailer.ts';
import { sendgridMailer } from './sendgrid-mailer.ts';
import { smtpMailer } from './smtp-mailer.ts';

const port = z.coerce.number().int().min(1).max(65_535);

/** SendGrid if the secret store has its key, otherwise the mail server that the secret store names. */
export async function connectMailer(
  secrets: Platform<unknown>['secrets'],
  options: { from: string; tls: boolean },
): Promise<Mailer> {
  const apiKey = await secrets.find('sendgrid-api-key');
  if (apiKey !== undefined) return sendgridMailer(apiKey, options.from);
  const user = await secrets.find('smtp-user');
  return smtpMailer(
    {
      host: await secrets.read('smtp-host'),
      port: port.parse(await secrets.read('smtp-port')),
      ...(user !== undefined && { credentials: { user, password: await secrets.read('smtp-password') } }),
      tls: options.tls,
      connections: CONCURRENCY,
    },
    options.from,
  );
}
