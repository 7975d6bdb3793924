import { LANES, nameOf, type Lane } from './lanes.ts';

/** How often a lane is read from its beginning. */
const WHOLE_LOOK_INTERVAL_MS = 30_000;
/** Positions are assigned before the commit, so some below the highest one seen may still appear. */
const SLACK = 1_000;

type Bound = { from: number; wholeLookAt: number; pinned: boolean };

/**
 * The position from which each lane is read. While something, such as a backup, holds an old snapshot, PostgreSQL keeps
 * the index entries of everything published since, and reading from the beginning would scan them, longer each time. A
 * message below the bound, for example after a slow commit, is found by the periodic full read.
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

  /** Whether a full read of some lane is due. */
  wholeLookIsDue(now: number): boolean {
    return [...this.#bounds.values()].some((bound) => isDue(bound, now));
  }

  /**
   * The lanes to read, each from its bound, or from the beginning if a full read is due.
   *
   * @param withHolds the lanes to read from the beginning until the next full read, since something is held there;
   *   empty unless a full read is due
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

  /** The position from which to read a lane between full reads. */
  fromOf(lane: Lane): number {
    return this.#bounds.get(nameOf(lane))?.from ?? 0;
  }

  /** Updates a lane's bound after a read, in order, and after its publications. The rest still waits. */
  settle(lane: Lane, read: number[], published: number[]): void {
    const left = new Set(published);
    const lowestThatWaits = read.find((position) => !left.has(position));
    const highest = read.at(-1);
    if (lowestThatWaits !== undefined) this.pin(lane, lowestThatWaits);
    else if (highest !== undefined) this.advance(lane, highest);
  }

  /** Everything in the lane up to this position is published, unless something below is known to wait. */
  advance(lane: Lane, position: number): void {
    const bound = this.#bounds.get(nameOf(lane));
    if (bound && !bound.pinned) bound.from = Math.max(bound.from, position - SLACK);
  }

  /** Something waits in the lane from this position on: the bound stays below it until the next full read. */
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
