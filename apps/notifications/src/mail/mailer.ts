import sendgrid from '@sendgrid/mail';
import { createTransport } from 'nodemailer';

export type Email = { id: string; to: string; subject: string; html: string };

/** Hands an e-mail to whoever carries it. @throws Error where it was not taken. */
export type Mailer = { name: string; send(email: Email): Promise<void>; close(): void };

/** SendGrid, by its own SDK. */
export function sendgridMailer(apiKey: string, from: string): Mailer {
  sendgrid.setApiKey(apiKey);
  sendgrid.setTimeout(10_000);
  return {
    name: 'sendgrid',
    send: async ({ id, to, subject, html }) => {
      await sendgrid.send({ from, to, subject, html, customArgs: { notice_id: id } });
    },
    close: () => undefined,
  };
}

export type MailServer = {
  host: string;
  port: number;
  credentials?: { user: string; password: string };
  /** Whether the server must offer TLS, with a certificate that is trusted; without, the mail goes in the clear. */
  tls: boolean;
  /** How many e-mails are sent at the same time, each over a connection of its own that stays open. */
  connections: number;
};

/** The port on which a mail server speaks TLS from the first byte (RFC 8314); on others it is begun by STARTTLS. */
const IMPLICIT_TLS_PORT = 465;

/**
 * A mail server, by SMTP. Each e-mail is a value of its own down to the socket, so that none can get another's recipient
 * or subject (docs/decisions/0011). A repeated e-mail has the same Message-ID.
 */
export function smtpMailer(server: MailServer, from: string): Mailer {
  const { host, port, credentials, tls, connections } = server;
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
    socketTimeout: 20_000,
    // What we send is a text, never a file or an address to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    name: 'smtp',
    send: async ({ id, to, subject, html }) => {
      await transport.sendMail({
        from,
        // An address and nothing else: a line would be read as a list.
        to: { name: '', address: to },
        subject,
        html,
        messageId: `<${id}@${domainOf(from)}>`,
      });
    },
    close: () => transport.close(),
  };
}

/** `Library <library@example.org>` → `example.org`. */
const domainOf = (from: string): string => /@([^@>\s]+)>?\s*$/.exec(from)?.[1] ?? 'abonement.invalid';
