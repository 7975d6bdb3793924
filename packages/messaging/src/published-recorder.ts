import type { LaneRelease, Published } from './outbox-store.ts';

type Record = (done: { published: Published[]; lanes: LaneRelease[] }) => Promise<void>;

/** Lanes that finish this close together are recorded in one statement. */
const BATCH_WINDOW_MS = 5;

/**
 * Records publications, for several lanes in one statement. If the database was down, they are remembered and recorded
 * later, so that nothing is published twice while this process lives.
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

  /** Whether a message was published, although the database does not know it. */
  has(position: number): boolean {
    return this.#unrecorded.has(position);
  }

  /** Remembers publications until they are recorded. */
  remember(published: Published[]): void {
    for (const { position, put_back } of published) this.#unrecorded.set(position, { position, put_back });
  }

  /**
   * Records the remembered publications, and releases a lane.
   *
   * @throws Error if the database is down; the lane is then free when its lease expires.
   */
  record(lane: LaneRelease): Promise<void> {
    this.#lanes.push(lane);
    return this.#soon();
  }

  /** Records what could not be recorded before. @throws Error if that still fails. */
  async retry(): Promise<void> {
    if (this.#unrecorded.size > 0) await this.#soon();
  }

  /**
   * Puts messages back into the queue, and forgets their publication: if it were recorded again, they would not be sent
   * again.
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
    this.#next ??= new Promise((resolve) => setTimeout(resolve, BATCH_WINDOW_MS)).then(() =>
      this.#inTurn(() => this.#recordAll()),
    );
    return this.#next;
  }

  /** One statement at a time: with two, the later one could record again what was put back after the earlier one. */
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
