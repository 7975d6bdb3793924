import { until } from '../tools/fleet/processes.ts';
import type { Fleet } from '../tools/fleet/fleet.ts';

/** What follows from a loan: each app that subscribes to it, and the e-mail. Several events may share a handler call. */
const HANDLED = ['events_total{', 'type="loan.issued"', 'outcome="handled"'];
const FOLLOWS = new Map([
  ['users', HANDLED],
  ['books', HANDLED],
  ['analytics', HANDLED],
  ['notifications', ['notices_total{', 'outcome="sent"']],
]);

/** Waits until all that follows from so many loans, since the fleet was started, has been done. */
export async function untilFollowedUp({ apps }: Fleet, loans: number): Promise<void> {
  for (const { id, ports } of apps) {
    const counter = FOLLOWS.get(id);
    if (!counter) continue;
    const done = async () => {
      const metrics = await (await fetch(`http://127.0.0.1:${ports.health}/metrics`)).text();
      const line = metrics.split('\n').find((one) => counter.every((part) => one.includes(part)));
      return Number(line?.split(' ').at(-1) ?? 0) >= loans;
    };
    await until(done, `what ${id} does about ${loans} loans`, 120);
  }
}
