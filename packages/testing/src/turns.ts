import type { Scheduler } from 'fast-check';
import type { Border } from './border.ts';

type Options = {
  scheduler: Scheduler;
  /** How many statements wait for a lock that another one holds. */
  blocked: () => Promise<number>;
};

/**
 * Lets several requests run at once, one step of one of them at a time, in the order that a scheduler draws: a step is a
 * statement, a call or a value of a state store. The next step is drawn when every request has arrived at its own, waits
 * for a lock, or has ended.
 */
export class Turns {
  #scheduler: Scheduler | undefined;

  readonly border: Border = async (what, pass) => {
    if (this.#scheduler) await this.#scheduler.schedule(Promise.resolve(), what);
    return pass();
  };

  /** @returns what the requests are answered, in their order */
  async takenBy<Answer>(
    requests: readonly (() => Promise<Answer>)[],
    { scheduler, blocked }: Options,
  ): Promise<Answer[]> {
    this.#scheduler = scheduler;
    let ended = 0;
    const answers = Promise.all(requests.map((request) => request().finally(() => (ended += 1))));
    try {
      while (ended < requests.length) {
        const known = scheduler.count() + ended;
        if (scheduler.count() > 0 && (known >= requests.length || known + (await blocked()) >= requests.length))
          await scheduler.waitOne();
        await aMoment();
      }
    } finally {
      this.#scheduler = undefined;
      while (scheduler.count() > 0) await scheduler.waitOne();
    }
    return answers;
  }
}

const aMoment = () => new Promise((resolve) => setTimeout(resolve, 1));
