import { Agent, request, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { Caller } from '#core/caller.ts';
import { accessToken } from './access-tokens.ts';

export type TestAnswer = { status: number; headers: Headers; body: unknown };

/** Calls an operation as the given caller, or as nobody. */
export type Ask = (
  method: string,
  path: string,
  options?: {
    as?: Pick<Caller, 'role' | 'scopes' | 'actor'> & {
      id?: string;
      sessionId?: string;
      provedSecondsAgo?: number | null;
    };
    body?: unknown;
    /** Instead of a JSON body. */
    form?: Record<string, string>;
    headers?: Record<string, string>;
  },
) => Promise<TestAnswer>;

/** @param url the base of the operations' paths */
export const askerOf =
  (url: string): Ask =>
  async (method, path, { as, body, form, headers = {} } = {}) => {
    const {
      status,
      headers: answered,
      text,
    } = await send(method, url + path, {
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
        ...(as && { authorization: `Bearer ${accessToken(as)}` }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(form && { body: new URLSearchParams(form).toString() }),
    });
    return { status, headers: answered, body: bodyOf(answered, text) };
  };

function bodyOf(headers: Headers, text: string): unknown {
  if (text === '') return undefined;
  return headers.get('content-type')?.startsWith('text/csv') ? text : (JSON.parse(text) as unknown);
}

type Sent = { headers: Record<string, string>; body?: string };

const connections = new Agent({ keepAlive: true });

/** What `fetch` does, for a third of its processor time: tests make tens of thousands of requests. */
export async function send(
  method: string,
  address: string,
  { headers, body }: Sent,
): Promise<{ status: number; headers: Headers; text: string }> {
  const url = new URL(address);
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    request(url, { method, headers: { ...headers, ...length }, agent: connections })
      .once('response', resolve)
      // After the response: its connection was closed before the whole body was sent.
      .on('error', reject)
      .end(body);
  });
  const answered = new Headers();
  for (const [name, values] of Object.entries(answer.headersDistinct))
    for (const value of values ?? []) answered.append(name, value);
  return { status: answer.statusCode ?? 0, headers: answered, text: (await buffer(answer)).toString('utf8') };
}
