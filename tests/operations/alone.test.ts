import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawnFrom, FaultyBorder, faultPointsOf, type FaultPoint } from '#testing/fault-points.ts';
import { testSeed } from '#testing/test-seed.ts';
import { blockedIn, Turns } from '#testing/turns.ts';
import { watchChanges } from '../support/changes.ts';
import type { Act, Alone } from './alone.ts';
import { authAlone } from './auth-alone.ts';
import { brokenRunsEnd } from './broken-runs.ts';
import { gatewayBeforeAuth, gatewayBeforeUsers } from './gateway-alone.ts';
import { notificationsAlone } from './notifications-alone.ts';

/** What is no part of lending, each alone: cut off at its fault points, and every two of its acts at once. */
const services: Record<string, (border: FaultyBorder['border']) => Promise<Alone>> = {
  auth: authAlone,
  notifications: notificationsAlone,
  'the gateway before auth': gatewayBeforeAuth,
  'the gateway before users': gatewayBeforeUsers,
};
const MOST_TRIES = 5;
/** How many points of each act are drawn, of all that there are; FAULT_POINTS asks for more. */
const RUNS = Number(process.env['FAULT_POINTS'] ?? 2);
/** How many pairs are drawn, of all that there are; PAIRS asks for more. */
const PAIRS = Number(process.env['PAIRS'] ?? 120);
/** How often each two are run at once, in another order each time; ORDERS asks for more. */
const ORDERS = Number(process.env['ORDERS'] ?? 1);

async function brokenIn({ db, rules, broken }: Alone): Promise<string[]> {
  const found = await Promise.all(
    Object.entries(rules).map(async ([rule, statement]) => {
      const { rows } = await sql.raw<object>(statement).execute(db);
      return rows.length > 0 ? [`${rule}: ${JSON.stringify(rows.slice(0, 3))}`] : [];
    }),
  );
  return [...found.flat(), ...(await broken())];
}

/** The same again until there is an answer; an event that was parked is tried by the service itself. */
async function untilAnswered(act: Act, alone: Alone): Promise<string> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    await brokenRunsEnd(alone.db);
    try {
      return await act();
    } catch {
      await alone.retryParked();
    }
  }
  return `no answer in ${MOST_TRIES} tries`;
}

/** Events that were parked are due. */
async function comeToRest(alone: Alone): Promise<void> {
  await sql`update parked_event set next_try_at = '-infinity' where next_try_at is not null`.execute(alone.db);
  await alone.retryParked();
  await alone.later();
}

describe.each(Object.entries(services))('%s', (name, start) => {
  const faulty = new FaultyBorder();
  let alone: Alone;
  beforeAll(async () => {
    alone = await start(faulty.border);
  });
  afterAll(() => alone.stop());

  test('each operation that changes something, each event and each job is among them', async () => {
    expect(Object.keys(await alone.aSituation()).toSorted()).toEqual(alone.wanted.toSorted());
  });

  test('cut off at any of its steps and repeated, each has the same answer and one effect', async () => {
    const seed = testSeed(`fault points of ${name}`);
    const found: string[] = [];
    let [points, runs] = [0, 0];
    for (const what of alone.wanted) {
      let steps = 0;
      const attempt = async (point: FaultPoint | undefined) => {
        const { [what]: act } = await alone.aSituation();
        if (!act) throw new Error(`nothing does ${what}`);
        const changesOf = await watchChanges(alone.db);
        steps = await faulty.during(point, () => act().catch(() => undefined));
        const answer = await untilAnswered(act, alone);
        await comeToRest(alone);
        // What is refused is recorded, and so is a repetition that comes too late.
        const isCount = (row: string) => row.endsWith(' rows') || /^audit_entry .*"outcome": "refused"/.test(row);
        const changed = (await changesOf()).map((row) => alone.alike?.(row) ?? row).toSorted();
        // What was asked twice, since the first answer was lost, may be in the audit trail twice; but not unrecorded.
        const changes = changed.filter(
          (row, index) => !row.startsWith('audit_entry') || (!isCount(row) && changed.indexOf(row) === index),
        );
        return {
          answer,
          changes: alone.repeatable.includes(what) ? [...new Set(changes)].filter((row) => !isCount(row)) : changes,
        };
      };
      const expected = await attempt(undefined);
      if (!/^(2|done|SUCCESS)/.test(expected.answer)) found.push(`${what} does not succeed: ${expected.answer}`);
      const all = faultPointsOf(steps);
      points += all.length;
      for (const point of drawnFrom(all, RUNS, seed + points)) {
        runs += 1;
        const outcome = await attempt(point);
        if (JSON.stringify(outcome) !== JSON.stringify(expected))
          found.push(
            [
              `${what} at ${JSON.stringify(point)}: ${outcome.answer}, not ${expected.answer}`,
              ...outcome.changes.filter((row) => !expected.changes.includes(row)).map((row) => `too much: ${row}`),
              ...expected.changes.filter((row) => !outcome.changes.includes(row)).map((row) => `missing: ${row}`),
            ].join('\n'),
          );
      }
      found.push(...(await brokenIn(alone)).map((rule) => `after ${what}: ${rule}`));
    }
    console.log(`${name}: ${points} fault points, ${runs} runs`);
    expect(found.slice(0, 10), `with TEST_SEED=${seed}`).toEqual([]);
  }, 300_000);
});

describe.each(Object.entries(services))('%s, two at once', (name, start) => {
  const turns = new Turns();
  let alone: Alone;
  beforeAll(async () => {
    alone = await start(turns.border);
  });
  afterAll(() => alone.stop());

  test('whatever two do at once, step by step in any order, leaves it in order', async () => {
    const seed = testSeed(`interleavings of ${name}`);
    const { wanted } = alone;
    const all = wanted.flatMap((one, index) => wanted.slice(index).map((other) => [one, other] as const));
    const pairs = drawnFrom(all, PAIRS, seed);
    const schedulers = fc.sample(fc.scheduler(), { numRuns: pairs.length * ORDERS, seed });
    const blocked = blockedIn(alone.db, [alone.database]);
    const found: string[] = [];
    for (const pair of pairs)
      for (let order = 0; order < ORDERS && found.length === 0; order += 1) {
        const scheduler = schedulers.pop();
        if (!scheduler) break;
        const acts = await alone.aSituation();
        const requests = pair.map((what) => async () => {
          try {
            return (await acts[what]?.()) ?? 'none';
          } catch (error) {
            return String(error);
          }
        });
        const answers = await turns.takenBy(requests, { scheduler, blocked });
        await comeToRest(alone);
        const broken = [
          ...(await brokenIn(alone)),
          ...answers.filter((answer) => answer.startsWith('Error') && !answer.includes('RETRY')),
        ];
        if (broken.length > 0) found.push(`${pair.join(' and ')}: ${broken.join('\n')}; told ${answers.join()}`);
      }
    console.log(`${name}: ${pairs.length} pairs of ${all.length}, ${ORDERS} orders of each`);
    expect(found, `with TEST_SEED=${seed}`).toEqual([]);
  }, 600_000);
});
