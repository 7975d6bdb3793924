import { LANES, nameOf, type Lane } from './lanes.ts';

/** How often a lane is looked at from its beginning. */
const WHOLE_LOOK_INTERVAL_MS = 30_000;
/** Positions are given before the commit, so a few below the highest seen may come yet. */
const SLACK = 1_000;

type Bound = { from: number; wholeLookAt: number; pinned: boolean };

/**
 * From which position on each lane is looked at. While something holds an old snapshot, as a backup does, PostgreSQL
 * keeps the index entries of all that was published since, and a look from the beginning would walk over them, longer
 * each time. What lies below a bound all the same, as a message that took long to commit, is found by the whole look.
 */
export class LaneBounds {
  readonly #bounds = new Map<string, Bound & Lane>();

  constructor(topics: Iterable<string>) {
    for (const topic of topics) this.addTopic(topic);
  }

  addTopic(topic: string): void {
    if (this.#bounds.has(nameOf({ topic, lane: 0 }))) return;
    for (let lane = 0; lane < LANES; lane += 1)
      this.#bounds.set(nameOf({ topic, lane }), { topic, lane, from: 0, wholeLookAt: -Infinity, pinned: false });
  }

  /** Whether it is time to look at some lane from its beginning. */
  wholeLookIsDue(now: number): boolean {
    return [...this.#bounds.values()].some((bound) => isDue(bound, now));
  }

  /**
   * The lanes that may be looked at, each from where its messages can be; from the beginning where that is due.
   *
   * @param withHolds the lanes that must be looked at from the beginning until the next whole look, since something is
   *   held there; none where no whole look is due
   */
  toLookAt(now: number, isFree: (lane: Lane) => boolean, withHolds: Lane[]): (Lane & { from: number })[] {
    const pinned = new Set(withHolds.map(nameOf));
    return [...this.#bounds].flatMap(([name, bound]) => {
      if (!isFree(bound)) return [];
      const { topic, lane } = bound;
      if (!isDue(bound, now)) return [{ topic, lane, from: bound.from }];
      bound.wholeLookAt = now;
      bound.pinned = pinned.has(name);
      if (bound.pinned) bound.from = 0;
      return [{ topic, lane, from: 0 }];
    });
  }

  /** From where to look at a lane between whole looks. */
  fromOf(lane: Lane): number {
    return this.#bounds.get(nameOf(lane))?.from ?? 0;
  }

  /** What follows from what was read of a lane, in order, and from which of it has left. The rest waits, tried or not. */
  settle(lane: Lane, read: number[], published: number[]): void {
    const left = new Set(published);
    const lowestThatWaits = read.find((position) => !left.has(position));
    const highest = read.at(-1);
    if (lowestThatWaits !== undefined) this.pin(lane, lowestThatWaits);
    else if (highest !== undefined) this.advance(lane, highest);
  }

  /** All that waited in the lane up to this position has left, unless something below is known to wait. */
  advance(lane: Lane, position: number): void {
    const bound = this.#bounds.get(nameOf(lane));
    if (bound && !bound.pinned) bound.from = Math.max(bound.from, position - SLACK);
  }

  /** Something waits in the lane from this position on: the bound stays below it until the next whole look. */
  pin(lane: Lane, position: number): void {
    const bound = this.#bounds.get(nameOf(lane));
    if (!bound) return;
    bound.from = Math.min(bound.from, position);
    bound.pinned = true;
  }

  lanes(): Lane[] {
    return [...this.#bounds.values()].map(({ topic, lane }) => ({ topic, lane }));
  }
}

const isDue = ({ wholeLookAt }: Bound, now: number): boolean => now - wholeLookAt >= WHOLE_LOOK_INTERVAL_MS;
