import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { waitFor } from '#testing/wait-for.ts';
import { cutOff, silence, slowDown } from '../support/fault-proxy.ts';
import { expectNothingLostNorDoubled } from '../support/invariants.ts';
import { aBook, apps, aReader, borrow, gatewayUrl, PASSWORD, type Book, type Person } from '../support/library.ts';
import { pidOf } from '../support/processes.ts';

/** What a reader sees: it works; an old answer; the clear word that it does not go now. */
type Sight = 'works' | 'kept' | 'refused';
const ACTIONS = ['search', 'sign in', 'my loans', 'borrow'] as const;
type Action = (typeof ACTIONS)[number];
type Sights = Record<Action, Sight>;

const ALL_WORKS: Sights = { search: 'works', 'sign in': 'works', 'my loans': 'works', borrow: 'works' };
const ALL_AWAY: Sights = { search: 'kept', 'sign in': 'refused', 'my loans': 'refused', borrow: 'refused' };

/** What readers see while one part cannot be reached. A part that is slow, by less than what is waited for, is not missed. */
const WITHOUT: Record<string, Sights> = {
  auth: { ...ALL_WORKS, 'sign in': 'refused' },
  users: { ...ALL_WORKS, 'sign in': 'refused' },
  'users-rpc': { ...ALL_WORKS, borrow: 'refused' },
  books: { ...ALL_WORKS, search: 'kept', borrow: 'refused' },
  loans: { ...ALL_WORKS, 'my loans': 'refused', borrow: 'refused' },
  notifications: ALL_WORKS,
  analytics: ALL_WORKS,
  postgres: ALL_AWAY,
  nats: ALL_WORKS,
  smtp: ALL_WORKS,
};
/** Without its sidecar an app is away; and the gateway's is the way to all of them. */
const WITHOUT_SIDECAR: Record<string, Sights> = {
  'gateway-daprd': ALL_AWAY,
  ...Object.fromEntries(Object.entries(WITHOUT).flatMap(([app, see]) => (app in apps ? [[`${app}-daprd`, see]] : []))),
};

const SLOW_MS = 300;
/** Of sign-ins fewer: five that fail would be taken for somebody who guesses. */
const ASKED_AT_ONCE: Record<Action, number> = { search: 10, 'sign in': 3, 'my loans': 10, borrow: 10 };
/** Longer than anybody is let wait. */
const TIMEOUT_MS = 20_000;

const api = `${gatewayUrl}/api/v1`;
const json = { 'content-type': 'application/json' };

/** What a reader asks of the library, so many times at once. Loans are asked for again, after the fault, under their keys. */
function questions(reader: Person, book: Book, keys: string[]): Record<Action, (index: number) => Promise<Response>> {
  const bearer = { authorization: `Bearer ${reader.accessToken}` };
  const ask = (path: string, request: RequestInit = {}) =>
    fetch(`${api}${path}`, { ...request, signal: AbortSignal.timeout(TIMEOUT_MS) });
  return {
    search: () => ask(`/books/${book.id}`),
    'sign in': () =>
      ask('/auth/login', {
        method: 'POST',
        headers: json,
        body: JSON.stringify({ email: reader.email, password: PASSWORD }),
      }),
    'my loans': () => ask(`/loans/user/${reader.id}`, { headers: bearer }),
    borrow: (index) =>
      ask('/loans', {
        method: 'POST',
        headers: { ...json, ...bearer, 'idempotency-key': keys[index % keys.length] ?? '' },
        body: JSON.stringify({ book_id: book.id }),
      }),
  };
}

async function sightOf(response: Response): Promise<Sight | 'nothing yet'> {
  const text = await response.text();
  if (response.ok) return response.headers.has('cache-status') ? 'kept' : 'works';
  const problem: unknown = JSON.parse(text);
  // One loan is asked for several times at once: who comes while it is at work is told so, and sees nothing yet.
  if (response.status === 409) {
    expect(problem).toMatchObject({ code: 'request_in_progress' });
    return 'nothing yet';
  }
  // Whoever is refused is told so in our own words, and when to come again.
  expect([response.status, problem]).toEqual([503, expect.objectContaining({ code: 'service_unavailable' })]);
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  expect(response.headers.has('retry-after')).toBe(true);
  expect(text).not.toMatch(/127\.0\.0\.1|ECONN|dapr|postgres|nats/i);
  return 'refused';
}

/** @returns for each action the sights that came up. */
async function useLibrary(ask: ReturnType<typeof questions>): Promise<Record<string, readonly string[]>> {
  const seen = await Promise.all(
    ACTIONS.map(async (action) => {
      const sights = await Promise.all(
        Array.from({ length: ASKED_AT_ONCE[action] }, async (_, index) => sightOf(await ask[action](index))),
      );
      return [action, [...new Set(sights)].filter((sight) => sight !== 'nothing yet')] as const;
    }),
  );
  return Object.fromEntries(seen);
}

const everySight = (sights: Sights) =>
  Object.fromEntries(Object.entries(sights).map(([action, one]) => [action, [one]]));

type Through = { begin: () => Promise<() => Promise<void>>; see: Sights; rounds?: number };

/** A reader and a book before the fault, and what must hold of them after it. @returns ms until everything worked again. */
async function throughFault({ begin, see, rounds = 1 }: Through): Promise<number> {
  const reader = await aReader();
  const book = await aBook({ total_copies: 3 });
  const keys = [randomUUID()];
  const ask = questions(reader, book, keys);
  for (const action of ['search', 'my loans'] as const) await ask[action](0);
  const end = await begin();
  try {
    for (let round = 0; round < rounds; round += 1) expect(await useLibrary(ask)).toEqual(everySight(see));
  } finally {
    await end();
  }
  const since = performance.now();
  const loan = await waitFor('a loan', async () => (await borrow(reader, book.id, keys[0])).data, 60);
  await waitFor('all of it', async () => {
    const seen = await useLibrary(ask);
    return JSON.stringify(seen) === JSON.stringify(everySight(ALL_WORKS));
  });
  const healthyAfter = performance.now() - since;
  await expectNothingLostNorDoubled({ readers: [reader], books: [book], answered: [loan], emails: 'at least once' });
  return healthyAfter;
}

const ROUNDS = 4;
const QUESTIONS = ROUNDS * Object.values(ASKED_AT_ONCE).reduce((sum, count) => sum + count, 0);

/** What `npm run matrix` writes of a test into its table. */
const note = (meta: object, see: Sights, healthyAfterMs: number, more: object = {}) =>
  Object.assign(meta, { fault: { see, healthyAfterMs: Math.round(healthyAfterMs), ...more } });

/** A machine without Python has no analytics. */
const there = Object.entries(WITHOUT).filter(([name]) => name !== 'analytics' || name in apps);

describe.each(there)('%s', (name, see) => {
  test(`${name} is away`, async ({ task }) => {
    let calls = 0;
    const begin = async () => {
      const outage = await cutOff(name);
      return async () => {
        calls = outage.calls();
        await outage.end();
      };
    };
    const healthyAfter = await throughFault({ begin, see, rounds: ROUNDS });
    note(task.meta, see, healthyAfter, { calls, questions: QUESTIONS });
    // No storm: tries and tries again together, probes and jobs included, are no more than two for each question.
    expect(calls).toBeLessThanOrEqual(2 * QUESTIONS);
  });

  test(`${name} says nothing`, async ({ task }) => {
    note(task.meta, see, await throughFault({ begin: () => silence(name), see }));
  });

  test(`${name} is slow`, async ({ task }) => {
    note(task.meta, ALL_WORKS, await throughFault({ begin: () => slowDown(name, SLOW_MS), see: ALL_WORKS }));
  });
});

describe.each(Object.entries(WITHOUT_SIDECAR))('%s', (name, see) => {
  test(`${name} hangs`, async ({ task }) => {
    const begin = async () => {
      const pid = pidOf(name);
      process.kill(pid, 'SIGSTOP');
      return async () => void process.kill(pid, 'SIGCONT');
    };
    note(task.meta, see, await throughFault({ begin, see }));
  });
});
