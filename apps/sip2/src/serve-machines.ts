import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import { pipeline } from 'node:stream/promises';
import type { AddressInfo } from 'node:net';
import type { Log } from '#core/log.ts';
import type { Sip2Context } from './context.ts';
import { Conversation, type NoteAnswer } from './conversation.ts';
import { takeLines } from './domain/lines.ts';

/** Who has not signed in by then is no machine of the library. */
const SIGN_IN_MS = 30_000;
/** What is being answered when the app stops gets so long. */
const GRACE_MS = 10_000;

type Options = {
  context: Sip2Context;
  log: Log;
  note: NoteAnswer;
  /** With a certificate, nobody is heard without TLS. */
  certificate: Pick<TlsOptions, 'cert' | 'key'> | undefined;
};

export type MachineServing = { port: number; stop(): Promise<void> };

/** Listens to machines. Each connection is a conversation of its own, which holds up no other. */
export async function serveMachines({ context, log, note, certificate }: Options): Promise<MachineServing> {
  const { SIP2_HOST, SIP2_PORT, SIP2_MAX_CONNECTIONS, SIP2_IDLE_SECONDS } = context.env;
  const open = new Map<Socket, { isAnswering: boolean }>();
  let stopping = false;

  async function* answers(socket: Socket, conversation: Conversation, state: { isAnswering: boolean }) {
    let rest: Buffer = Buffer.alloc(0);
    for await (const arrived of socket) {
      const lines = takeLines(rest, arrived as Buffer);
      rest = lines.rest;
      if (lines.tooLong) return;
      for (const line of lines.complete) {
        state.isAnswering = true;
        yield await conversation.answer(line);
        state.isAnswering = false;
        if (stopping || conversation.isOver) return;
      }
    }
  }

  function converse(socket: Socket): void {
    const conversation = new Conversation({ context, log, note });
    const state = { isAnswering: false };
    open.set(socket, state);
    socket.setNoDelay(true);
    socket.setTimeout(SIP2_IDLE_SECONDS * 1000, () => socket.destroy());
    const stranger = setTimeout(() => {
      if (!conversation.isSignedIn) socket.destroy();
    }, SIGN_IN_MS);
    // However it ends, by either side or a broken line, there is nobody to tell.
    void pipeline(socket, (source: Socket) => answers(source, conversation, state), socket)
      .catch(() => undefined)
      .finally(() => {
        clearTimeout(stranger);
        open.delete(socket);
        socket.destroy();
      });
  }

  const server: Server = certificate
    ? createTlsServer({ ...certificate, minVersion: 'TLSv1.2', allowHalfOpen: true }, converse)
    : createServer({ allowHalfOpen: true }, converse);
  server.maxConnections = SIP2_MAX_CONNECTIONS;
  // A handshake that fails is the machine's affair, or that of whoever takes it for one.
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(SIP2_PORT, SIP2_HOST, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      stopping = true;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const [socket, { isAnswering }] of open) if (!isAnswering) socket.destroy();
      const late = setTimeout(() => open.forEach((_, socket) => socket.destroy()), GRACE_MS);
      await closed;
      clearTimeout(late);
    },
  };
}
