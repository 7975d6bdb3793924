import sendgrid from '@sendgrid/mail';
import { sendToBinding } from '#dapr/bindings.ts';
import type { Sidecar } from '#dapr/sidecar.ts';

export type Email = { id: string; to: string; subject: string; html: string };

/** Hands an e-mail to whoever carries it. @throws Error where it was not taken. */
export type Mailer = { name: string; send(email: Email): Promise<void> };

/** SendGrid, by its own SDK. */
export function sendgridMailer(apiKey: string, from: string): Mailer {
  sendgrid.setApiKey(apiKey);
  sendgrid.setTimeout(10_000);
  return {
    name: 'sendgrid',
    send: async ({ id, to, subject, html }) => {
      await sendgrid.send({ from, to, subject, html, customArgs: { notice_id: id } });
    },
  };
}

/** A mail server, fronted by the output binding `email` (components/dapr/bindings). */
export function smtpMailer(sidecar: Sidecar, from: string): Mailer {
  return {
    name: 'smtp',
    send: ({ to, subject, html }) => sendToBinding(sidecar, 'email', html, { emailFrom: from, emailTo: to, subject }),
  };
}
