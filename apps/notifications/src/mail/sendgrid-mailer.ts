import sendgrid, { ResponseError } from '@sendgrid/mail';
import { headersOf, NotTaken, type Mailer } from './mailer.ts';

const TIMEOUT_MS = 10_000;

/** SendGrid, through its SDK. */
export function sendgridMailer(apiKey: string, from: string): Mailer {
  sendgrid.setApiKey(apiKey);
  sendgrid.setTimeout(TIMEOUT_MS);
  return {
    name: 'sendgrid',
    send: async ({ id, to, subject, html, text, unsubscribe }) => {
      try {
        await sendgrid.send({
          from,
          to,
          subject,
          html,
          text,
          headers: headersOf({ unsubscribe }),
          customArgs: { notice_id: id },
        });
      } catch (error) {
        throw whyNotTaken(error instanceof ResponseError ? error.code : undefined);
      }
    },
    close: () => undefined,
  };
}

/** Statuses about the e-mail itself; all others are about the account, or about SendGrid. */
const ABOUT_THE_EMAIL = new Set([400, 413]);

const whyNotTaken = (status: number | undefined): NotTaken =>
  new NotTaken(
    status !== undefined && ABOUT_THE_EMAIL.has(status) ? 'refused' : 'unavailable',
    status === undefined ? 'SendGrid did not answer' : `SendGrid answered ${status}`,
  );
