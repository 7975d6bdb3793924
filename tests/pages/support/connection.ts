import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { gatewayUrl } from '../../support/library.ts';

/** A connection to the library of its own, which can be cut as a cable is: workers of pages notice it too. */
export async function aConnection() {
  const target = new URL(gatewayUrl);
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const library = connect(Number(target.port), target.hostname);
    for (const [socket, other] of [
      [client, library],
      [library, client],
    ] as const) {
      open.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        open.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const cut = async () => {
    for (const socket of open) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
  onTestFinished(async () => {
    if (server.listening) await cut();
  });
  return { address: `http://localhost:${port}`, cut, mend: () => listen(port) };
}
