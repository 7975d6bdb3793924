import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { testSeed } from '#testing/test-seed.ts';
import { blockedIn, Turns } from '#testing/turns.ts';
import { actsOf, jobsOf, writesOf } from './acts.ts';
import { libraryInProcess, LENDING, type Library } from './library-in-process.ts';

/** How many pairs are drawn; INTERLEAVINGS asks for more, and with 1000 there is nearly every one. */
const RUNS = Number(process.env['INTERLEAVINGS'] ?? 80);
/** After so many pairs, the whole library is looked at. */
const BATCH = 10;

const settledCharge = z.object({ status: z.enum(['paid', 'waived']) });

const turns = new Turns();
let library: Library;
beforeAll(async () => {
  library = await libraryInProcess({ loans: turns.border, books: turns.border, users: turns.border });
});
afterAll(() => library.stop());

const nameOf = (pair: readonly { name: string }[]): string => pair.map(({ name }) => name).join(' and ');

test('each operation that changes something is among them', () => {
  const { acts } = actsOf(library);
  const jobs = jobsOf(library);
  const wanted = LENDING.flatMap((app) => [...writesOf(app), ...jobs[app]]);
  expect(Object.keys(acts).toSorted()).toEqual(wanted.toSorted());
});

test('whatever two do at once, step by step in any order, leaves the library in order', async () => {
  const seed = testSeed('interleavings');
  const { acts, aSituation } = actsOf(library);
  const all = Object.entries(acts).flatMap(([operation, variants]) =>
    Object.entries(variants).map(([variant, act]) => ({ name: `${operation} (${variant})`, act })),
  );
  const pairs = all.flatMap((one, index) => all.slice(index).map((other) => [one, other] as const));
  // Each once, in another order each time, before any comes again.
  const drawn = fc.sample(fc.shuffledSubarray(pairs, { minLength: pairs.length }), {
    numRuns: Math.ceil(RUNS / pairs.length),
    seed,
  });
  const schedulers = fc.sample(fc.scheduler(), { numRuns: RUNS, seed });
  const blocked = blockedIn(
    library.databases.loans,
    LENDING.map((app) => library.services[app].database),
  );
  const found: string[] = [];
  const chosen = drawn.flat().slice(0, RUNS);
  while (chosen.length > 0 && found.length === 0) {
    const batch = chosen.splice(0, BATCH);
    const situations = await Promise.all(batch.map(aSituation));
    await library.relay(1);
    for (const [index, pair] of batch.entries()) {
      const [situation, scheduler] = [situations[index], schedulers.pop()];
      if (!situation || !scheduler) continue;
      const answers = await turns.takenBy(
        pair.map(
          ({ act }) =>
            () =>
              act(situation),
        ),
        { scheduler, blocked },
      );
      for (const answer of answers)
        if (answer && answer.status >= 500)
          found.push(`${nameOf(pair)}: ${answer.status} ${JSON.stringify(answer.body)}`);
      const settled = answers.flatMap((answer) => settledCharge.safeParse(answer?.body).data?.status ?? []);
      if (new Set(settled).size > 1) found.push(`${nameOf(pair)}: a charge was ${settled.join(' and ')}`);
    }
    await library.comeToRest();
    const broken = await library.broken();
    if (broken.length > 0) found.push(`after ${batch.map(nameOf).join('; ')}: ${broken.join('\n')}`);
  }
  console.log(`${all.length} acts, ${pairs.length} pairs, ${RUNS - chosen.length} interleavings`);
  expect(found, `with TEST_SEED=${seed}`).toEqual([]);
}, 900_000);
