import type { components } from '#contracts/gateway.ts';

type Health = components['schemas']['Health'];
export type AppHealth = Health['apps'][number];
export type PartHealth = Health['parts'][number];

/** What waits for so long is not on its way any more: a message takes a second, an e-mail half a minute. */
const LONGEST_MS = { broker: 30_000, mail: 120_000 };

/** How the parts are that the apps work with, by what waits for each. */
export function partsOf(apps: readonly AppHealth[], storeAnswers: boolean, now: Date): PartHealth[] {
  return [
    waitedFor(
      'broker',
      apps.flatMap(({ backlog }) => backlog?.to_publish ?? []),
      now,
    ),
    { part: 'state_store', state: storeAnswers ? 'working' : 'silent' },
    waitedFor(
      'mail',
      apps.flatMap(({ backlog }) => backlog?.to_send ?? []),
      now,
    ),
  ];
}

type Queue = components['schemas']['Queue'];

function waitedFor(part: 'broker' | 'mail', queues: readonly Queue[], now: Date): PartHealth {
  if (queues.length === 0) return { part, state: 'unknown' };
  const [since] = queues.flatMap(({ oldest_at: oldest }) => oldest ?? []).sort();
  if (since === undefined) return { part, state: 'working' };
  const stuck = now.getTime() - Date.parse(since) > LONGEST_MS[part];
  return { part, state: stuck ? 'stuck' : 'working', waiting_since: since };
}
