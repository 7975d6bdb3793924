import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { LRUCache } from 'lru-cache';
import { Counter, type Registry } from 'prom-client';
import { within } from '#core/deadline.ts';
import type { Log } from '#core/log.ts';
import { startWorker, type NextTurn, type Worker } from '#core/worker.ts';
import { textOf, unsubscribeIn } from '../domain/email-page.ts';
import { retryAfter, retryDeferredAfter } from '../domain/retry-schedule.ts';
import { markNotSent, markSentAndClaim, renewLease, type ClaimedDelivery } from '../store/deliveries.ts';
import type { Tables } from '../store/schema.ts';
import { claimTogether } from './claim-together.ts';
import type { LetterOf } from './letters.ts';
import { NotTaken, type Mailer, type Refusal } from './mailer.ts';

export type EmailSender = Worker;

/** How many e-mails are sent at the same time. */
export const CONCURRENCY = 4;
const POLL_INTERVAL_MS = 1_000;
/** How long a dead sender's claims stay locked. Sending may take longer: the lease is renewed meanwhile. */
const LEASE_SECONDS = 20;
const RENEW_INTERVAL_MS = 5_000;
const STOP_WITHIN_MS = 10_000;
/** A notice that found no mail server goes behind the others, so that the next attempt is with another one. */
const STEP_ASIDE_SECONDS = 5;

/**
 * Sends queued deliveries. Each is claimed with a lease, sent outside any transaction, and marked as sent; replicas
 * share the work. If the process dies between the mail server's acceptance and the mark, that one e-mail is sent twice,
 * with the same notice number: a mail server cannot be asked whether it accepted one (docs/decisions/0006).
 *
 * If the mail server is unavailable, no notice's attempt counts: the sender pauses as a whole, longer each time. If
 * others get through meanwhile, the failure is the notice's own.
 */
export function startEmailSender(
  db: Kysely<Tables>,
  mailer: Mailer,
  letterOf: LetterOf,
  log: Log,
  registry: Registry,
  now: () => Date,
  start: (options: Omit<Parameters<typeof startWorker>[0], 'log'>) => Worker = (options) =>
    startWorker({ ...options, log }),
): EmailSender {
  const outcomes = new Counter({
    name: 'notices_total',
    help: 'Attempts to send e-mails, by outcome.',
    labelNames: ['outcome'],
    registers: [registry],
  });
  const claim = claimTogether(markTakenAndClaim);
  const owner = randomUUID();
  /** Accepted by the mail server, but not marked yet: a database failure in between must not cause a second e-mail. */
  const taken = new Set<string>();
  let lastTakenAt = -Infinity;
  /** Notices that found no mail server, and since when. */
  const steppedAside = new LRUCache<string, number>({ max: 10_000 });

  /** Sends deliveries one after the other until none is due. */
  async function sendAll(signal: AbortSignal): Promise<NextTurn> {
    let delivery = await claim();
    while (delivery) {
      await sendOne(delivery);
      if (signal.aborted) await markTakenAndClaim(0);
      delivery = signal.aborted ? undefined : await claim();
    }
    return 'wait';
  }

  async function sendOne(delivery: ClaimedDelivery): Promise<void> {
    const begunAt = steppedAside.get(delivery.id) ?? performance.now();
    steppedAside.delete(delivery.id);
    const notTaken = await whileRenewing(delivery.id, () => handOver(delivery));
    if (!notTaken) return;
    if (notTaken.refusal === 'unavailable' && lastTakenAt < begunAt) {
      steppedAside.set(delivery.id, begunAt);
      await stepAside(delivery, notTaken);
    } else await putBack(delivery, notTaken);
  }

  async function markTakenAndClaim(limit: number): Promise<ClaimedDelivery[]> {
    const sent = [...taken];
    const { deliveries, more } = await markSentAndClaim(db, { sent, owner, leaseSeconds: LEASE_SECONDS, limit });
    for (const id of sent) taken.delete(id);
    // Others may start on them while these are sent.
    if (more) for (let place = 1; place < CONCURRENCY; place += 1) worker.wake();
    return deliveries;
  }

  async function whileRenewing<Result>(id: string, send: () => Promise<Result>): Promise<Result> {
    const renew = () =>
      renewLease(db, { id, owner, leaseSeconds: LEASE_SECONDS }).catch((error: unknown) =>
        log.warn({ err: error, notice_id: id }, 'a lease was not renewed'),
      );
    const renewing = setInterval(() => void renew(), RENEW_INTERVAL_MS);
    return send().finally(() => clearInterval(renewing));
  }

  /** @returns why the mail server did not accept it, if it did not. */
  async function handOver(delivery: ClaimedDelivery): Promise<NotTaken | undefined> {
    const { id } = delivery;
    try {
      const { address, subject, html } = await letterOf(delivery);
      await mailer.send({ id, to: address, subject, html, text: textOf(html), unsubscribe: unsubscribeIn(html) });
    } catch (error) {
      return error instanceof NotTaken ? error : new NotTaken('unavailable', error instanceof Error ? error.name : '');
    }
    taken.add(id);
    lastTakenAt = performance.now();
    outcomes.inc({ outcome: 'sent' });
    return undefined;
  }

  /** @throws NotTaken, so that the sender pauses. */
  async function stepAside({ id }: ClaimedDelivery, notTaken: NotTaken): Promise<never> {
    outcomes.inc({ outcome: 'unavailable' });
    const failure = notTaken.message;
    await markNotSent(db, { id, owner, failure, attempt: false, retryAfterSeconds: STEP_ASIDE_SECONDS });
    throw notTaken;
  }

  async function putBack({ id, attempts, created_at }: ClaimedDelivery, { refusal, message }: NotTaken): Promise<void> {
    const tries = attempts + 1;
    const ageSeconds = (now().getTime() - created_at.getTime()) / 1_000;
    const retryAfterSeconds = retryOf(refusal, tries, ageSeconds);
    log.warn({ notice_id: id, mailer: mailer.name, error: message, attempts: tries }, 'notice not sent');
    outcomes.inc({ outcome: retryAfterSeconds === undefined ? 'failed' : 'retried' });
    await markNotSent(db, { id, owner, failure: message, attempt: true, retryAfterSeconds });
  }

  const worker = start({
    name: 'e-mail sender',
    turn: sendAll,
    pollIntervalMs: POLL_INTERVAL_MS,
    concurrency: CONCURRENCY,
  });
  return {
    wake: worker.wake,
    // A slower e-mail may still be accepted: it stays leased instead of delaying the shutdown.
    stop: () => within(STOP_WITHIN_MS, worker.stop()).catch(() => undefined),
  };
}

function retryOf(refusal: Refusal, tries: number, ageSeconds: number): number | undefined {
  if (refusal === 'outdated') return undefined;
  return refusal === 'deferred' ? retryDeferredAfter(tries, ageSeconds) : retryAfter(tries);
}
