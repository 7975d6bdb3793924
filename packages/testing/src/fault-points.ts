import fc from 'fast-check';
import { CutOff, type Border } from './border.ts';

/** Where an attempt is cut off: at one of its steps, which takes effect or not, and whether its process dies with it. */
export type FaultPoint = { step: number; took: 'no effect' | 'effect'; dies: boolean };

/** Every point at which an attempt of so many steps can be cut off. */
export const faultPointsOf = (steps: number): FaultPoint[] =>
  Array.from({ length: steps }, (_, index) => index + 1).flatMap((step) =>
    (['no effect', 'effect'] as const).flatMap((took) => [true, false].map((dies) => ({ step, took, dies }))),
  );

/** Some of them, others for each seed; all where there are no more. */
export const drawnFrom = <Of>(points: Of[], count: number, seed: number): Of[] =>
  fc.sample(
    fc.shuffledSubarray(points, {
      minLength: Math.min(count, points.length),
      maxLength: Math.min(count, points.length),
    }),
    { numRuns: 1, seed },
  )[0] ?? [];

/** A border that counts an app's steps, its statements, calls and values of state stores, and cuts it off at one of them. */
export class FaultyBorder {
  #armed: FaultPoint | undefined;
  #steps = 0;
  #isDead = false;

  readonly border: Border = async (what, pass) => {
    if (this.#isDead) throw new CutOff(`the process died before ${what}`);
    this.#steps += 1;
    if (this.#steps !== this.#armed?.step) return pass();
    const { took, dies } = this.#armed;
    this.#isDead = dies;
    if (took === 'effect') await pass();
    throw new CutOff(`cut off at ${what}`);
  };

  /** @returns how many steps there were */
  async during(point: FaultPoint | undefined, attempt: () => Promise<unknown>): Promise<number> {
    this.#armed = point;
    this.#steps = 0;
    try {
      await attempt();
      return this.#steps;
    } finally {
      this.#armed = undefined;
      this.#isDead = false;
    }
  }
}
