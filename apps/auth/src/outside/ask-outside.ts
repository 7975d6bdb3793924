import * as openid from 'openid-client';
import { Unanswered } from '#core/breakers.ts';

/** Longer than a provider takes, and shorter than the gateway waits for auth. */
const ASK_MS = 4_000;
const LARGEST_ANSWER = 256 * 1024;
const WITHOUT_BODY = new Set([204, 205, 304]);

/**
 * How a provider is asked: for all its questions together there are four seconds, its answers have a largest size, and it sends
 * the library nowhere else.
 */
export function asking(): openid.CustomFetch {
  const within = AbortSignal.timeout(ASK_MS);
  return async (url, { method, headers, body }) => {
    const answer = await answerTo(url, { method, headers, body: body ?? null, redirect: 'manual', signal: within });
    if (answer.status >= 500) throw new Unanswered(`The provider answered ${answer.status}.`);
    return answer;
  };
}

async function answerTo(url: string, asked: RequestInit): Promise<Response> {
  try {
    const { status, headers, body } = await fetch(url, asked);
    const type = headers.get('content-type');
    return new Response(WITHOUT_BODY.has(status) ? null : await whole(body), {
      status,
      headers: type === null ? {} : { 'content-type': type },
    });
  } catch (error) {
    throw new Unanswered('The provider did not answer.', error);
  }
}

/** @throws Error for what is larger than any answer */
async function whole(body: ReadableStream<Uint8Array> | null): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body ?? []) {
    size += part.byteLength;
    if (size > LARGEST_ANSWER) throw new Error('The answer is too large.');
    parts.push(part);
  }
  return Buffer.concat(parts);
}
