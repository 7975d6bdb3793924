import { request as sendRequest, type IncomingHttpHeaders, type Server } from 'node:http';
import { Duplex, duplexPair } from 'node:stream';
import { text } from 'node:stream/consumers';

export type HttpRequest = {
  method: 'GET' | 'POST';
  /** With the query. */
  path: string;
  headers: Record<string, string>;
  /** As JSON. */
  body?: unknown;
  /** The address of the client that asks. */
  client: string;
  signal: AbortSignal;
};

export type HttpAnswer = { status: number; headers: IncomingHttpHeaders; body: string };

/**
 * Asks a server of this process, over a connection in memory, as if the client had asked it: so whatever stands between a
 * client and the services stands before gRPC too, and is there once.
 *
 * @throws Error once the signal is aborted
 */
export async function askByHttp(server: Server, asked: HttpRequest): Promise<HttpAnswer> {
  const { method, path, headers, body, client, signal } = asked;
  const json = body === undefined ? undefined : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const request = sendRequest({
      createConnection: () => connectTo(server, client),
      method,
      path,
      headers: {
        host: 'localhost',
        connection: 'close',
        ...headers,
        ...(json !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(json) }),
      },
      signal,
    });
    request.on('error', reject);
    request.on('response', (response) => {
      text(response).then(
        (answered) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: answered }),
        reject,
      );
    });
    request.end(json);
  });
}

function connectTo(server: Server, client: string): Duplex {
  const [own, servers] = duplexPair();
  // What a socket has, and all that the server asks of it.
  server.emit('connection', Object.assign(servers, { remoteAddress: client }));
  return own;
}
