const BATCH = 200;

/** Repeats a step that takes at most so many rows until it finds fewer. @returns how many it took in all. */
export async function inBatches(step: (limit: number) => Promise<number>): Promise<number> {
  let total = 0;
  for (;;) {
    const taken = await step(BATCH);
    total += taken;
    if (taken < BATCH) return total;
  }
}
