/** The seed of what a test generates. It is printed; `TEST_SEED` repeats a run. */
export function testSeed(what: string): number {
  const seed = Number(process.env['TEST_SEED'] ?? Math.trunc(Math.random() * 2 ** 31));
  console.log(`${what}: TEST_SEED=${seed}`);
  return seed;
}
