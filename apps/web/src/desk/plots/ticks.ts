const STEPS = [1, 2, 5];

/**
 * Round numbers from 0 to the largest value or just above it, for an axis of things that are counted.
 *
 * @param most how many there may be besides 0
 */
export function ticksTo(largest: number, most = 4): number[] {
  let step = 1;
  for (let power = 0; largest / step > most; power += 1) step = (STEPS[power % 3] ?? 1) * 10 ** Math.floor(power / 3);
  return Array.from({ length: Math.max(1, Math.ceil(largest / step)) + 1 }, (_, index) => index * step);
}

/** Every so many of a row of labels, so that no more than these are shown, the first always. */
export const everyNth = (count: number, most: number): number => Math.max(1, Math.ceil(count / Math.max(1, most)));
