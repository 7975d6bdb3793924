/** What became of tests. */
export type Counts = {
  passed: number;
  /** The names of those that failed, or of the file or part that could not be run, and below each what it failed of. */
  failures: string[];
};

export const addCounts = (counts: readonly Counts[]): Counts => ({
  passed: counts.reduce((sum, { passed }) => sum + passed, 0),
  failures: counts.flatMap(({ failures }) => failures),
});
