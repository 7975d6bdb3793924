import type { Scheduler } from 'fast-check';
import { sql, type Kysely } from 'kysely';
import type { Border } from './border.ts';

type Options = {
  scheduler: Pick<Scheduler, 'schedule' | 'count' | 'waitOne'>;
  /** How many statements wait for a lock that another one holds. */
  blocked: () => Promise<number>;
};

/** After so many looks, who has not arrived waits for what another one is fetching for both. */
const PATIENCE = 1_000;

/**
 * Lets several requests run at once, one step of one of them at a time, in the order that a scheduler draws: a step is a
 * statement, a call or a value of a state store. The next step is drawn when every request has arrived at its own, waits
 * for a lock, or has ended.
 */
export class Turns {
  #scheduler: Options['scheduler'] | undefined;
  #taken: string[] = [];

  /** The steps that were taken so far, by what they are. */
  get taken(): readonly string[] {
    return this.#taken;
  }

  readonly border: Border = async (what, pass) => {
    if (this.#scheduler) await this.#scheduler.schedule(Promise.resolve(), what);
    this.#taken.push(what);
    return pass();
  };

  /** @returns what the requests are answered, in their order */
  async takenBy<Answer>(
    requests: readonly (() => Promise<Answer>)[],
    { scheduler, blocked }: Options,
  ): Promise<Answer[]> {
    this.#scheduler = scheduler;
    this.#taken = [];
    let ended = 0;
    let idle = 0;
    const answers = Promise.all(requests.map((request) => request().finally(() => (ended += 1))));
    try {
      while (ended < requests.length) {
        const known = scheduler.count() + ended;
        const haveArrived = known >= requests.length || known + (await blocked()) >= requests.length;
        idle = haveArrived ? 0 : idle + 1;
        if (scheduler.count() > 0 && (haveArrived || idle > PATIENCE)) {
          idle = 0;
          await scheduler.waitOne();
        }
        await aMoment();
      }
    } finally {
      this.#scheduler = undefined;
      while (scheduler.count() > 0) await scheduler.waitOne();
    }
    return answers;
  }
}

/**
 * Takes the steps in the order in which they come: of two requests that do alike, each step of both before the next.
 *
 * @param last steps that are taken only where there is no other
 */
export function byTurns(last?: RegExp): Options['scheduler'] {
  const waiting: { what: string; take: () => void }[] = [];
  return {
    schedule: async (task, what = '') => {
      await new Promise<void>((take) => waiting.push({ what, take }));
      return task;
    },
    count: () => waiting.length,
    waitOne: async () => {
      const next = waiting.findIndex(({ what }) => !last?.test(what));
      waiting.splice(Math.max(next, 0), 1)[0]?.take();
    },
  };
}

/** How many statements wait for a lock in these databases. @param db of the same server */
export const blockedIn =
  <Tables>(db: Kysely<Tables>, databases: readonly { url: string }[]) =>
  async (): Promise<number> => {
    const names = databases.map(({ url }) => new URL(url).pathname.slice(1));
    const { rows } = await sql<{ count: number }>`
      select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = any(${names})`.execute(db);
    return rows[0]?.count ?? 0;
  };

const aMoment = () => new Promise((resolve) => setTimeout(resolve, 1));
