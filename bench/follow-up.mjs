import { until } from '../tools/lib/processes.mjs';

/** What follows from a loan: each app that hears of it, and the e-mail. */
const HEARD = ['events_total{', 'type="loan.issued"', 'outcome="SUCCESS"'];
const FOLLOWS = { users: HEARD, books: HEARD, analytics: HEARD, notifications: ['notices_total{', 'outcome="sent"'] };

/** Waits until all that follows from so many loans, since the stack was started, has been done. */
export async function untilFollowedUp({ stack }, loans) {
  for (const { id, port } of stack.apps) {
    const counter = FOLLOWS[id];
    if (!counter) continue;
    const done = async () => {
      const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
      const line = metrics.split('\n').find((one) => counter.every((part) => one.includes(part)));
      return Number(line?.split(' ').at(-1) ?? 0) >= loans;
    };
    await until(done, `what ${id} does about ${loans} loans`, 120);
  }
}
