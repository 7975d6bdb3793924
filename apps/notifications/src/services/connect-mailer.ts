import { z } from 'zod';
import { findSecret, readSecret } from '#dapr/secrets.ts';
import type { Sidecar } from '#dapr/sidecar.ts';
import { CONCURRENCY } from './email-sender.ts';
import { sendgridMailer, smtpMailer, type Mailer } from './mailer.ts';

const port = z.coerce.number().int().min(1).max(65_535);

/** SendGrid where the secret store has its key, else the mail server that the secret store names. */
export async function connectMailer(sidecar: Sidecar, options: { from: string; tls: boolean }): Promise<Mailer> {
  const apiKey = await findSecret(sidecar, 'sendgrid-api-key');
  if (apiKey !== undefined) return sendgridMailer(apiKey, options.from);
  const user = await findSecret(sidecar, 'smtp-user');
  return smtpMailer(
    {
      host: await readSecret(sidecar, 'smtp-host'),
      port: port.parse(await readSecret(sidecar, 'smtp-port')),
      ...(user !== undefined && { credentials: { user, password: await readSecret(sidecar, 'smtp-password') } }),
      tls: options.tls,
      connections: CONCURRENCY,
    },
    options.from,
  );
}
