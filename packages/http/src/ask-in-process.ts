import { request as sendRequest, type IncomingHttpHeaders, type Server } from 'node:http';
import { Duplex, duplexPair } from 'node:stream';
import { text } from 'node:stream/consumers';

export type HttpRequest = {
  method: 'GET' | 'POST';
  /** With the query. */
  path: string;
  headers: Record<string, string>;
  body?: string | undefined;
  /** The address of the client that asks, if the server is to know it. */
  client?: string;
  signal?: AbortSignal;
};

export type HttpAnswer = { status: number; headers: IncomingHttpHeaders; body: string };

/**
 * Asks a server of this process, over a connection in memory, as if a client had asked it: so whatever stands between a
 * client and its answer is there once. The server need not listen.
 *
 * @throws Error once the signal is aborted
 */
export async function askInProcess(server: Server, asked: HttpRequest): Promise<HttpAnswer> {
  const { method, path, headers, body, client, signal } = asked;
  return new Promise((resolve, reject) => {
    const request = sendRequest({
      createConnection: () => connectTo(server, client),
      method,
      path,
      headers: {
        host: 'localhost',
        connection: 'close',
        ...headers,
        ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }),
      },
      ...(signal && { signal }),
    });
    request.on('error', reject);
    request.on('response', (response) => {
      text(response).then(
        (answered) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: answered }),
        reject,
      );
    });
    request.end(body);
  });
}

function connectTo(server: Server, client: string | undefined): Duplex {
  const [own, servers] = duplexPair();
  // What a socket has, and all that the server asks of it.
  server.emit('connection', Object.assign(servers, { remoteAddress: client }));
  return own;
}
