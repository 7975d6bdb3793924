import { createTransport } from 'nodemailer';
import { z } from 'zod';
import { NotTaken, SEND_TIMEOUT_MS, type Mailer } from './mailer.ts';

export type MailServer = {
  host: string;
  port: number;
  credentials?: { user: string; password: string };
  /** Whether the server must offer TLS, with a certificate that is trusted; without, the mail goes in the clear. */
  tls: boolean;
  /** How many e-mails are sent at the same time, each over a connection of its own that stays open. */
  connections: number;
  /** How long the server may be silent, and may take for one e-mail in all. */
  silenceMs?: number;
  sendTimeoutMs?: number;
};

/** The port on which a mail server speaks TLS from the first byte (RFC 8314); on others it is begun by STARTTLS. */
const IMPLICIT_TLS_PORT = 465;
const SILENCE_MS = 60_000;

/**
 * A mail server, by SMTP. Each e-mail is a value of its own down to the socket, so that none can get another's recipient
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
    // What we send is a text, never a file or an address to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    name: 'smtp',
    send: async ({ id, to, subject, html }) => {
      try {
        await transport.sendMail({
          from,
          // An address and nothing else: a line would be read as a list.
          to: { name: '', address: to },
          subject,
          html,
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

/** Said of one e-mail: of its recipient or its text, not of us or of the server. */
const ABOUT_THE_EMAIL = new Set(['RCPT TO', 'DATA', 'API']);
/** "Service not available, closing transmission channel": of the server, whatever it answers (RFC 5321). */
const CLOSING = 421;

/** What the mail server's answer says of the e-mail. Its words may name the recipient, so they stay here. */
function whyNotTaken(error: unknown): NotTaken {
  const { code, command, responseCode } = smtpError.parse(error);
  const cause = [code, command, responseCode].filter(Boolean).join(' ');
  const aboutTheEmail =
    (code === 'EENVELOPE' || code === 'EMESSAGE') && ABOUT_THE_EMAIL.has(command) && responseCode !== CLOSING;
  if (!aboutTheEmail) return new NotTaken('unavailable', cause);
  return new NotTaken(responseCode !== undefined && responseCode < 500 ? 'deferred' : 'refused', cause);
}
