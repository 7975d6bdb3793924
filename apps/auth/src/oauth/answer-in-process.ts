import { IncomingMessage, ServerResponse, type RequestListener } from 'node:http';
import { Socket } from 'node:net';

export type Question = { method: 'GET' | 'POST'; path: string; form?: Record<string, string> };
export type Told = { status: number; body: unknown };

/**
 * Asks a handler of Node's HTTP server within the process: the request has been checked against the contract already, and its
 * answer is to be an operation's.
 *
 * @param issuer what the handler is reached at, from outside
 */
export function askInProcess(handle: RequestListener, issuer: URL, { method, path, form }: Question): Promise<Told> {
  const body = form && Buffer.from(new URLSearchParams(form).toString());
  const request = new IncomingMessage(new Socket());
  Object.assign(request, {
    method,
    url: path,
    originalUrl: issuer.pathname + path,
    headers: {
      host: issuer.host,
      'x-forwarded-proto': issuer.protocol.replace(':', ''),
      ...(body && { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(body.length) }),
    },
  });
  if (body) request.push(body);
  request.push(null);
  return new Promise((resolve, reject) => {
    const response = new ServerResponse(request);
    const told = (text: unknown) => {
      try {
        resolve({ status: response.statusCode, body: JSON.parse(String(text)) });
      } catch (error) {
        reject(new Error('an answer that is no JSON', { cause: error }));
      }
    };
    Object.assign(response, {
      end: (text: unknown) => {
        told(text);
        response.emit('finish');
        return response;
      },
    });
    handle(request, response);
  });
}
