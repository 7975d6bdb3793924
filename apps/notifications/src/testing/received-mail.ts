import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { MimeNode, Splitter } from '@zone-eu/mailsplit';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** An e-mail as a mail server got it, and as programs that nobody here wrote read it. */
export type ReceivedMail = {
  raw: Buffer;
  /** The lines of the header as they were sent, each with its continuations. */
  header: { name: string; line: string }[];
  /** The type of the message, and of its parts in their order. */
  type: string | false;
  parts: { type: string | false; charset: string | false; encoding: string | false }[];
  parsed: ParsedMail;
};

export async function readMail(raw: Buffer): Promise<ReceivedMail> {
  const nodes: MimeNode[] = [];
  for await (const chunk of Readable.from([raw]).pipe(new Splitter())) if (chunk instanceof MimeNode) nodes.push(chunk);
  const [message, ...parts] = nodes;
  if (!message?.headers) throw new Error('The message has no header.');
  return {
    raw,
    header: message.headers.getList().map(({ key, line }) => ({ name: key, line })),
    type: message.contentType,
    parts: parts.map(({ contentType, charset, encoding }) => ({ type: contentType, charset, encoding })),
    parsed: await simpleParser(raw),
  };
}

/** A mail server in this process that keeps the bytes of what it takes. */
export async function aMailbox(): Promise<{ port: number; mails: Buffer[]; close(): Promise<void> }> {
  const mails: Buffer[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    closeTimeout: 100,
    logger: false,
    onData: (stream, _session, done) => {
      void keep();
      async function keep(): Promise<void> {
        mails.push(await buffer(stream));
        done();
      }
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.server.address() as AddressInfo).port,
    mails,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
