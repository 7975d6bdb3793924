import { createTransport } from 'nodemailer';
import { z } from 'zod';
import { headersOf, NotTaken, SEND_TIMEOUT_MS, type Mailer } from './mailer.ts';

export type MailServer = {
  host: string;
  port: number;
  credentials?: { user: string; password: string };
  /** Whether TLS with a trusted certificate is required; otherwise mail is sent unencrypted. */
  tls: boolean;
  /** How many e-mails are sent concurrently, each over its own persistent connection. */
  connections: number;
  /** How long the server may be silent, and how long one e-mail may take in all. */
  silenceMs?: number;
  sendTimeoutMs?: number;
};

/** The port with TLS from the first byte (RFC 8314); other ports use STARTTLS. */
const IMPLICIT_TLS_PORT = 465;
const SILENCE_MS = 60_000;

/**
 * A mail server, by SMTP. Each e-mail is a separate value down to the socket, so that none can get another's recipient
 * or subject (docs/decisions/0011). A repeated e-mail has the same Message-ID.
 */
export function smtpMailer(server: MailServer, from: string): Mailer {
  const { host, port, credentials, tls, connections } = server;
  const { silenceMs = SILENCE_MS, sendTimeoutMs = SEND_TIMEOUT_MS } = server;
  const transport = createTransport({
    pool: true,
    maxConnections: connections,
    host,
    port,
    ...(credentials && { auth: { user: credentials.user, pass: credentials.password } }),
    secure: tls && port === IMPLICIT_TLS_PORT,
    requireTLS: tls,
    ignoreTLS: !tls,
    connectionTimeout: 5_000,
    greetingTimeout: 10_000,
    socketTimeout: silenceMs,
    // The content is always text, never a file or a URL to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    name: 'smtp',
    send: async ({ id, to, subject, html, text, unsubscribe }) => {
      try {
        await transport.sendMail({
          from,
          // A single address: a string would be parsed as a list.
          to: { name: '', address: to },
          subject,
          html,
          text,
          headers: headersOf({ unsubscribe }),
          messageId: `<${id}@${domainOf(from)}>`,
          signal: AbortSignal.timeout(sendTimeoutMs),
        });
      } catch (error) {
        throw whyNotTaken(error);
      }
    },
    close: () => transport.close(),
  };
}

/** `Library <library@example.org>` → `example.org`. */
const domainOf = (from: string): string => /@([^@>\s]+)>?\s*$/.exec(from)?.[1] ?? 'abonement.invalid';

const smtpError = z.object({
  code: z.string().catch('unknown'),
  command: z.string().catch(''),
  responseCode: z.number().optional().catch(undefined),
});

/** Errors about one e-mail: its recipient or its content, not about us or the server. */
const ABOUT_THE_EMAIL = new Set(['RCPT TO', 'DATA', 'API']);
/** "Service not available, closing transmission channel": always about the server (RFC 5321). */
const CLOSING = 421;

/** Classifies the mail server's answer. Its text may contain the recipient, so it is not passed on. */
function whyNotTaken(error: unknown): NotTaken {
  const { code, command, responseCode } = smtpError.parse(error);
  const cause = [code, command, responseCode].filter(Boolean).join(' ');
  const aboutTheEmail =
    (code === 'EENVELOPE' || code === 'EMESSAGE') && ABOUT_THE_EMAIL.has(command) && responseCode !== CLOSING;
  if (!aboutTheEmail) return new NotTaken('unavailable', cause);
  return new NotTaken(responseCode !== undefined && responseCode < 500 ? 'deferred' : 'refused', cause);
}
