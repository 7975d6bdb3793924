import type { Kysely } from 'kysely';
import { Counter, type Registry } from 'prom-client';
import type { Log } from '#core/log.ts';
import { retryAfter } from '../domain/retry-schedule.ts';
import { markNotSent, markSent, takeDueDelivery, type DueDelivery } from '../store/deliveries.ts';
import type { Tables } from '../store/schema.ts';
import type { Mailer } from './mailer.ts';

export type EmailSender = { wake: () => void; stop: () => Promise<void> };

/** How many e-mails are sent at the same time. */
export const CONCURRENCY = 4;
const LOOK_EVERY_MS = 1_000;

/**
 * Sends what is queued. A delivery is held by its row's lock while it is sent, so that replicas share the work. If the
 * process dies between the mail server's yes and the commit, that one e-mail goes twice, with the same notice number:
 * no mail server can be asked whether it took one (docs/decisions/0006).
 */
export function startEmailSender(db: Kysely<Tables>, mailer: Mailer, log: Log, registry: Registry): EmailSender {
  const outcomes = new Counter({
    name: 'notices_total',
    help: 'E-mails by what became of the try.',
    labelNames: ['outcome'],
    registers: [registry],
  });
  let stopping = false;
  /** Deliveries that were queued here and that nobody has looked for yet. */
  let wakes = 0;
  const sleepers = new Set<() => void>();

  /** Taken by the mail server, but not noted yet: a database that dies meanwhile must not make them go twice. */
  const taken = new Set<string>();

  async function sendOne(): Promise<boolean> {
    const id = await db.transaction().execute(async (tx) => {
      const delivery = await takeDueDelivery(tx);
      if (!delivery) return undefined;
      if (taken.has(delivery.id) || (await handOver(delivery))) await markSent(tx, delivery.id);
      else await markNotSent(tx, delivery.id, retryAfter(delivery.attempts + 1));
      return delivery.id;
    });
    if (id !== undefined) taken.delete(id);
    return id !== undefined;
  }

  /** @returns whether the mail server took it. */
  async function handOver({ id, address, subject, html, attempts }: DueDelivery): Promise<boolean> {
    try {
      if (address === null || html === null) throw new Error('the notice has no address');
      await mailer.send({ id, to: address, subject, html });
      taken.add(id);
      outcomes.inc({ outcome: 'sent' });
      return true;
    } catch (error) {
      // The error of a mail server may name the address: its kind is enough.
      const kind = error instanceof Error ? error.name : 'unknown';
      log.warn({ notice_id: id, mailer: mailer.name, error: kind, attempts: attempts + 1 }, 'notice not sent');
      outcomes.inc({ outcome: retryAfter(attempts + 1) === undefined ? 'failed' : 'retried' });
      return false;
    }
  }

  async function work(): Promise<void> {
    let lookAgain = false;
    for (;;) {
      if (wakes === 0 && !lookAgain && !stopping) await sleep();
      if (stopping) return;
      const woken = wakes > 0;
      if (woken) wakes -= 1;
      const found = await sendOne().catch((error: unknown) => {
        log.warn({ err: error }, 'deliveries could not be read');
        return false;
      });
      // A wake is for one delivery; what was found without any may be one of many.
      lookAgain = found && !woken;
      if (lookAgain) wakeOne();
    }
  }

  function sleep(): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        sleepers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, LOOK_EVERY_MS);
      sleepers.add(wake);
    });
  }

  const wakeOne = () => sleepers.values().next().value?.();
  const wakeAll = () => [...sleepers].forEach((wake) => wake());
  const workers = Array.from({ length: CONCURRENCY }, work);
  return {
    wake: () => {
      wakes += 1;
      wakeOne();
    },
    stop: async () => {
      stopping = true;
      wakeAll();
      await Promise.all(workers);
    },
  };
}
