import type { LaneRelease, Published } from './outbox-store.ts';

type Record = (done: { published: Published[]; lanes: LaneRelease[] }) => Promise<void>;

/** Lanes that end so close together are recorded in one statement. */
const GATHER_MS = 5;

/**
 * Records what was published, for several lanes in one statement. What could not be recorded, since the database was
 * away, is remembered and recorded later: it does not leave twice as long as this process lives.
 */
export class PublishedRecorder {
  readonly #record: Record;
  readonly #unrecorded = new Map<number, Published>();
  #lanes: LaneRelease[] = [];
  #next: Promise<void> | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(record: Record) {
    this.#record = record;
  }

  /** Whether a message has left, though the database does not know it. */
  has(position: number): boolean {
    return this.#unrecorded.has(position);
  }

  /** Keeps in mind what has left, until it is recorded. */
  remember(published: Published[]): void {
    for (const { position, put_back } of published) this.#unrecorded.set(position, { position, put_back });
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

  /**
   * Puts messages back among what waits, and forgets that they left: recorded once more, they would not be sent anew.
   *
   * @param putBack stores it. @returns what `putBack` returned.
   */
  putBack<Part extends { positions: number[] }>(putBack: () => Promise<Part[]>): Promise<Part[]> {
    return this.#inTurn(async () => {
      const parts = await putBack();
      for (const position of parts.flatMap(({ positions }) => positions)) this.#unrecorded.delete(position);
      return parts;
    });
  }

  #soon(): Promise<void> {
    this.#next ??= new Promise((resolve) => setTimeout(resolve, GATHER_MS)).then(() =>
      this.#inTurn(() => this.#recordAll()),
    );
    return this.#next;
  }

  /** One statement at a time: of two, the later could record again what was put back after the earlier. */
  #inTurn<Result>(run: () => Promise<Result>): Promise<Result> {
    const turn = this.#last.then(run);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #recordAll(): Promise<void> {
    const published = [...this.#unrecorded.values()];
    const lanes = this.#lanes;
    this.#lanes = [];
    this.#next = undefined;
    await this.#record({ published, lanes });
    for (const { position } of published) this.#unrecorded.delete(position);
  }
}
