import { connect } from 'node:net';

export type RawAnswer = {
  /** The status of the first answer; undefined where the connection was closed without one. */
  status: number | undefined;
  text: string;
  /** Whether the server closed the connection instead of waiting for more. */
  closed: boolean;
};

/**
 * Sends bytes unchanged, which no HTTP client would, and reads until the server closes the connection.
 *
 * @param timeoutMs how long a server may wait for the rest of a truncated request
 */
export function sendRaw(url: string, bytes: string | Buffer, timeoutMs = 10_000): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    let text = '';
    const socket = connect({ host: hostname, port: Number(port) }, () => socket.write(bytes));
    const done = (closed: boolean) => {
      clearTimeout(timer);
      socket.destroy();
      const status = /^HTTP\/1\.[01] (\d{3})/.exec(text)?.[1];
      resolve({ status: status === undefined ? undefined : Number(status), text, closed });
    };
    const timer = setTimeout(() => done(false), timeoutMs);
    socket.on('data', (chunk) => (text += chunk.toString('latin1')));
    socket.once('error', () => done(true));
    socket.once('close', () => done(true));
  });
}

/** A whole request after which the server closes the connection. */
export const rawRequest = (method: string, target: string, headers: Record<string, string> = {}, body = ''): string =>
  [
    `${method} ${target} HTTP/1.1`,
    'host: library',
    'connection: close',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(body === '' ? [] : [`content-length: ${Buffer.byteLength(body)}`]),
    '',
    body,
  ].join('\r\n');
