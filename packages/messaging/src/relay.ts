import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Registry } from 'prom-client';
import type { Log } from '#core/log.ts';
import { startWorker, type NextTurn } from '#core/worker.ts';
import { topics } from '#events';
import { batchEvents } from './batch-events.ts';
import { LaneBounds } from './lane-bounds.ts';
import { nameOf, type Lane } from './lanes.ts';
import { settle, type Settlement } from './lane-settlement.ts';
import {
  claimLanes,
  deleteHolds,
  deleteIdleHolds,
  hastenHolds,
  holdSubject,
  lanesWithHolds,
  putBackLately,
  recordPublished,
  renewLeases,
  setAside,
  topicsThatWait,
  type ClaimedLane,
  type WaitingMessage,
} from './outbox-store.ts';
import { publishLane, type LaneOutcome, type Publish } from './publish-lane.ts';
import { PublishedRecorder } from './published-recorder.ts';
import { relayMetrics } from './relay-metrics.ts';
import type { OutboxTables } from './tables.ts';
import { asTables } from '#postgres/as-tables.ts';

type Options<Tables extends OutboxTables> = {
  db: Kysely<Tables>;
  /** The CloudEvents' source: the app's id. */
  source: string;
  publish: Publish;
  /** When an unanswered publication counts as failed. */
  publishTimeoutMs?: number;
  registry: Registry;
  log: Log;
};

export type Relay = {
  /**
   * Call it after a commit that stored messages in these lanes; otherwise they are published at the next poll, within a
   * second.
   */
  wake: (lanes: Lane[]) => void;
  /** Waits for publications in progress, and releases the lanes. */
  stop: () => Promise<void>;
};

const POLL_INTERVAL_MS = 1_000;
/** Messages committed close together are published together; the first one after an idle time at once. */
const SPACING_MS = 250;
/** How many messages of a lane are read at once; and of a failing one, to see whether it works again. */
const WINDOW = 200;
const PROBE = 2;
/** Longer than the sidecar waits for the broker (components/dapr/resiliency). */
const PUBLISH_TIMEOUT_MS = 8_000;
/** How long a lane stays with a relay that has died. */
const LEASE_MS = 6_000;
const RENEW_INTERVAL_MS = 2_000;
/** What was published this shortly before trouble with the broker is published again. */
const REPUBLISH_WINDOW_MS = 10_000;
/**
 * By then, publications in progress when the trouble was noticed are recorded, or so slow that they count as trouble
 * themselves.
 */
const REPUBLISH_FOR_MS = 3_000;

/**
 * Moves messages from the outbox to the broker, at least once each, those of one subject in order.
 *
 * Each topic has lanes, and each subject belongs to one of them. A relay claims the lanes with waiting messages, by
 * leases in the database, publishes outside any transaction, and records what was accepted. So replicas share the work,
 * one relay at a time publishes a lane, and a hanging publication delays only its own lane. A failed message holds its
 * subject, longer each time; a lane pauses when several subjects fail without a success (docs/decisions/0013).
 *
 * A broker that goes down may have acknowledged messages that it then lost, or its component may have done so on its
 * behalf. So when one does not answer, or answers late, what was published on its topic shortly before is published
 * again: consumers act once anyway (docs/decisions/0010).
 */
export function startRelay<Tables extends OutboxTables>(options: Options<Tables>): Relay {
  const { source, log, publishTimeoutMs = PUBLISH_TIMEOUT_MS, publish: publishAlone } = options;
  const publish = batchEvents(publishAlone, source);
  const db = asTables<OutboxTables>(options.db);
  const owner = randomUUID();
  const bounds = new LaneBounds(Object.values(topics));
  const count = relayMetrics(options.registry, db, () => bounds.lanes());
  const recorder = new PublishedRecorder(({ published, lanes }) => recordPublished(db, { owner, published, lanes }));
  /** The lanes claimed by this relay, and until when, by `performance.now()`. */
  const leases = new Map<string, { lane: ClaimedLane; validUntil: number }>();
  const running = new Set<Promise<void>>();
  /** Lanes known to have waiting messages, and how often they could not be claimed. */
  const woken = new Map<string, Lane & { misses: number }>();
  let lastRound = -Infinity;
  /** Topics with recent trouble: since when to publish again, and until when to look for more. */
  const troubled = new Map<string, { since: number; until: number }>();
  let stopping = false;

  async function look(): Promise<NextTurn> {
    await recorder.retry();
    for (const topic of troubled.keys()) await putBack(topic);
    const now = performance.now();
    const lanes = now - lastRound >= POLL_INTERVAL_MS ? await allLanes(now) : wokenLanes();
    if (lanes.length === 0) return 'wait';
    const { lanes: claimed, messages } = await claim(lanes);
    for (const lane of claimed) {
      const ofLane = messages.filter((message) => nameOf(message) === nameOf(lane));
      begin(lane, now + LEASE_MS, ofLane);
    }
    return 'wait';
  }

  async function allLanes(now: number) {
    lastRound = now;
    const whole = bounds.wholeLookIsDue(now);
    if (!whole) return bounds.toLookAt(now, isFree, []);
    for (const topic of await topicsThatWait(db)) bounds.addTopic(topic);
    await deleteIdleHolds(db);
    return bounds.toLookAt(now, isFree, await lanesWithHolds(db));
  }

  const wokenLanes = () =>
    [...woken.values()]
      .filter(isFree)
      .map(({ topic, lane }) => ({ topic, lane, from: bounds.fromOf({ topic, lane }) }));

  /**
   * A claim does not see what is committed after it began. So the wakes that it answers are removed first, and those
   * that arrive meanwhile stay.
   */
  async function claim(lanes: (Lane & { from: number })[]) {
    const answered = [...woken.values()].filter(isFree);
    for (const lane of answered) woken.delete(nameOf(lane));
    try {
      const found = await claimLanes(db, { owner, leaseMs: LEASE_MS, lanes, window: WINDOW, probe: PROBE });
      const claimed = new Set(found.lanes.map(nameOf));
      // A lane that could not be claimed may be held by another relay for a moment: it is tried once more.
      const missed = answered.filter((lane) => lane.misses === 0 && !claimed.has(nameOf(lane)));
      wakeAgain(missed.map((lane) => ({ ...lane, misses: 1 })));
      return found;
    } catch (error) {
      wakeAgain(answered);
      throw error;
    }
  }

  /** Keeps wakes that were not answered, unless the lane was woken again. */
  function wakeAgain(lanes: (Lane & { misses: number })[]): void {
    for (const lane of lanes) if (!woken.has(nameOf(lane))) woken.set(nameOf(lane), lane);
    if (lanes.length > 0) worker.wake();
  }

  const isFree = (lane: Lane): boolean => !leases.has(nameOf(lane));

  function wake(lanes: Lane[]): void {
    for (const { topic, lane } of lanes) woken.set(nameOf({ topic, lane }), { topic, lane, misses: 0 });
    worker.wake();
  }

  function begin(lane: ClaimedLane, validUntil: number, messages: WaitingMessage[]): void {
    leases.set(nameOf(lane), { lane, validUntil });
    const run = work(lane, messages)
      .catch((error: unknown) => log.warn({ err: error, ...lane }, 'a lane of the outbox could not be recorded'))
      .finally(() => {
        leases.delete(nameOf(lane));
        running.delete(run);
        if (woken.has(nameOf(lane))) worker.wake();
      });
    running.add(run);
  }

  /** Publishes what was read from a lane, and releases it. */
  async function work(lane: ClaimedLane, messages: WaitingMessage[]): Promise<void> {
    const toPublish = messages.filter(({ position }) => !recorder.has(position));
    const outcome = await publishLane(toPublish, {
      publish,
      publishAlone,
      source,
      timeoutMs: publishTimeoutMs,
      mayGoOn: () => !stopping && performance.now() < (leases.get(nameOf(lane))?.validUntil ?? 0),
    });
    // First, so that nothing is published again if the failures cannot be recorded.
    recorder.remember(outcome.published);
    count(lane.topic, 'published', outcome.published.length);
    const settlement = settle(lane, outcome);
    await recordFailures(settlement, outcome);
    await recorder.record(settlement.lane);
    bounds.settle(lane, positionsOf(toPublish), positionsOf(outcome.published));
    if (settlement.troubleSince !== undefined) await recordTrouble(lane.topic, settlement.troubleSince);
    if (settlement.recovered) await hastenHolds(db, lane);
    const seen = outcome.published.length + outcome.failed.length;
    if (settlement.recovered || messages.length === (lane.failures > 1 ? PROBE : WINDOW) || seen < messages.length)
      wake([lane]);
  }

  async function recordFailures(settlement: Settlement, { failed }: LaneOutcome): Promise<void> {
    for (const { message, error } of failed)
      log.warn({ err: error, event_id: message.id, topic: message.topic }, 'not published: kept in the outbox');
    for (const { message, failures, pauseMs } of settlement.holds) {
      await holdSubject(db, { ...message, failures, pauseMs });
      count(message.topic, 'retried', 1);
    }
    for (const message of settlement.setAside) {
      await setAside(db, message.position, causeOf(failed, message));
      log.error(
        { event_id: message.id, topic: message.topic, type: message.type },
        'set aside: it cannot be published',
      );
      count(message.topic, 'set_aside', 1);
    }
    if (settlement.released.length > 0) await deleteHolds(db, settlement.lane.topic, settlement.released);
  }

  async function recordTrouble(topic: string, troubleSince: number): Promise<void> {
    const since = troubleSince - REPUBLISH_WINDOW_MS;
    troubled.set(topic, {
      since: Math.min(since, troubled.get(topic)?.since ?? since),
      until: performance.now() + REPUBLISH_FOR_MS,
    });
    await putBack(topic);
  }

  /** Puts a topic's possibly lost messages back, each at most once. */
  async function putBack(topic: string): Promise<void> {
    const trouble = troubled.get(topic);
    if (!trouble) return;
    if (performance.now() > trouble.until) troubled.delete(topic);
    const lanes = await recorder.putBack(() => putBackLately(db, topic, performance.now() - trouble.since));
    if (lanes.length === 0) return;
    for (const lane of lanes) bounds.pin(lane, lane.positions[0] ?? 0);
    const messages = lanes.reduce((sum, { positions }) => sum + positions.length, 0);
    count(topic, 'put_back', messages);
    log.warn({ messages, topic }, 'trouble with the broker: publishing its latest messages again');
    wake(lanes);
  }

  async function renew(): Promise<void> {
    if (leases.size === 0) return;
    const now = performance.now();
    const renewed = await renewLeases(db, {
      owner,
      leaseMs: LEASE_MS,
      lanes: [...leases.values()].map(({ lane }) => lane),
    });
    for (const lane of renewed) {
      const lease = leases.get(nameOf(lane));
      if (lease) lease.validUntil = now + LEASE_MS;
    }
  }

  const renewing = setInterval(
    () => void renew().catch((error: unknown) => log.warn({ err: error }, 'leases on lanes could not be renewed')),
    RENEW_INTERVAL_MS,
  );
  const worker = startWorker({
    name: 'outbox relay',
    turn: look,
    pollIntervalMs: POLL_INTERVAL_MS,
    spacingMs: SPACING_MS,
    log,
  });
  return {
    wake,
    stop: async () => {
      stopping = true;
      await worker.stop();
      await Promise.all(running);
      clearInterval(renewing);
    },
  };
}

const positionsOf = (messages: WaitingMessage[]): number[] => messages.map(({ position }) => position);

/** The error's message: the sidecar's, which says why it refuses the message. PostgreSQL cannot store NUL. */
function causeOf(failed: LaneOutcome['failed'], message: WaitingMessage): string {
  const error = failed.find((failure) => failure.message === message)?.error;
  return error instanceof Error ? error.message.replaceAll(/\p{Cc}/gu, ' ').slice(0, 500) : 'unknown';
}
