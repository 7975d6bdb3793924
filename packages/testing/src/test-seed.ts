/** The same for everybody, so that what a change breaks is told from what a new seed finds. */
const DEFAULT_SEED = 1_288_478_239;

/** The seed of what a test generates, printed. `TEST_SEED` is another one; `TEST_SEED=random` looks for new faults. */
export function testSeed(what: string): number {
  const given = process.env['TEST_SEED'];
  const seed = given === 'random' ? Math.trunc(Math.random() * 2 ** 31) : Number(given ?? DEFAULT_SEED);
  console.log(`${what}: TEST_SEED=${seed}`);
  return seed;
}
