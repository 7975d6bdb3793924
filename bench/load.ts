import { Pool } from 'undici';
import { sleep } from '../tools/fleet/processes.ts';
import type { BenchRequest } from './world.ts';

/** What one request got, and how long it took from when it was due, in ms. */
export type Answered = { ms: number; text: string };

export type ClosedLoop = { latencies: number[]; perSecond: number };

/** So many connections ask one after the other for so many seconds: as fast as answers come. */
export async function closedLoop(
  url: string,
  nextRequest: () => BenchRequest,
  { connections, seconds }: { connections: number; seconds: number },
): Promise<ClosedLoop> {
  const pool = new Pool(url, { connections, pipelining: 1 });
  const latencies: number[] = [];
  const started = performance.now();
  const end = started + seconds * 1000;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < end) {
        const sent = performance.now();
        await ask(pool, nextRequest());
        latencies.push(performance.now() - sent);
      }
    }),
  );
  const elapsed = (performance.now() - started) / 1000;
  await pool.close();
  return { perSecond: latencies.length / elapsed, latencies };
}

/**
 * A request at each tick, whether those before are answered or not, as people come. One that is sent late counts from
 * when it was due, so that a stall is felt by all who come meanwhile.
 */
export async function openLoop(
  url: string,
  requests: readonly BenchRequest[],
  { perSecond }: { perSecond: number },
): Promise<Answered[]> {
  const pool = new Pool(url, { connections: 64, pipelining: 1, keepAliveTimeout: 30_000 });
  const started = performance.now();
  const answered = requests.map(async (request, index) => {
    const due = started + (index * 1000) / perSecond;
    await sleep(due - performance.now());
    const text = await ask(pool, request);
    return { ms: performance.now() - due, text };
  });
  try {
    return await Promise.all(answered);
  } finally {
    await pool.destroy();
  }
}

/** So many desks ask one after the other, with a pause between, until there is no more to ask. */
export async function atDesks(
  url: string,
  nextRequest: () => BenchRequest | undefined,
  { desks, pauseMs }: { desks: number; pauseMs: number },
): Promise<Answered[]> {
  const pool = new Pool(url, { connections: desks, pipelining: 1 });
  const answers: Answered[] = [];
  const serve = async (desk: number) => {
    await sleep((desk * pauseMs) / desks);
    for (let request = nextRequest(); request; request = nextRequest()) {
      const sent = performance.now();
      const text = await ask(pool, request);
      answers.push({ ms: performance.now() - sent, text });
      await sleep(pauseMs);
    }
  };
  try {
    await Promise.all(Array.from({ length: desks }, (_, desk) => serve(desk)));
    return answers;
  } finally {
    await pool.destroy();
  }
}

async function ask(pool: Pool, { method, path, token, body, expected }: BenchRequest): Promise<string> {
  const answer = await pool.request({
    method,
    path,
    headers: {
      ...(body && { 'content-type': 'application/json' }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await answer.body.text();
  if (answer.statusCode !== expected) throw new Error(`${method} ${path}: ${answer.statusCode} ${text}`);
  return text;
}
