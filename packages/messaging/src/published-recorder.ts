import type { LaneRelease } from './outbox-store.ts';

type Record = (published: { positions: number[]; lanes: LaneRelease[] }) => Promise<void>;

/** Lanes that end so close together are recorded in one statement. */
const GATHER_MS = 5;

/**
 * Records what was published, for several lanes in one statement. What could not be recorded, since the database was
 * away, is remembered and recorded later: it does not leave twice as long as this process lives.
 */
export class PublishedRecorder {
  readonly #record: Record;
  readonly #unrecorded = new Set<number>();
  #lanes: LaneRelease[] = [];
  #next: Promise<void> | undefined;

  constructor(record: Record) {
    this.#record = record;
  }

  /** Whether a message has left, though the database does not know it. */
  has(position: number): boolean {
    return this.#unrecorded.has(position);
  }

  /** Keeps in mind what has left, until it is recorded. */
  remember(positions: number[]): void {
    for (const position of positions) this.#unrecorded.add(position);
  }

  /**
   * Records what is remembered, and lets go of a lane.
   *
   * @throws Error where the database is away; the lane is then let go by the end of its lease.
   */
  record(lane: LaneRelease): Promise<void> {
    this.#lanes.push(lane);
    return this.#soon();
  }

  /** Records what could not be recorded before. @throws Error where it still cannot be. */
  async retry(): Promise<void> {
    if (this.#unrecorded.size > 0) await this.#soon();
  }

  #soon(): Promise<void> {
    this.#next ??= new Promise((resolve) => setTimeout(resolve, GATHER_MS)).then(() => this.#recordAll());
    return this.#next;
  }

  async #recordAll(): Promise<void> {
    const positions = [...this.#unrecorded];
    const lanes = this.#lanes;
    this.#lanes = [];
    this.#next = undefined;
    await this.#record({ positions, lanes });
    for (const position of positions) this.#unrecorded.delete(position);
  }
}
