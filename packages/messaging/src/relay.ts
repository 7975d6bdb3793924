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
  /** When a publish that has not been answered counts as failed. */
  publishTimeoutMs?: number;
  registry: Registry;
  log: Log;
};

export type Relay = {
  /** Call it after a commit that stored messages in these lanes; otherwise they leave at the next poll, within a second. */
  wake: (lanes: Lane[]) => void;
  /** Waits for what is being published, and lets go of its lanes. */
  stop: () => Promise<void>;
};

const POLL_INTERVAL_MS = 1_000;
/** Messages that are committed close together leave together; the first after a quiet time leaves at once. */
const SPACING_MS = 250;
/** How many messages of a lane are taken at once; and of one that takes none, to see whether it does again. */
const WINDOW = 200;
const PROBE = 2;
/** Longer than the sidecar waits for the broker (components/dapr/resiliency). */
const PUBLISH_TIMEOUT_MS = 8_000;
/** How long a lane stays with a relay of which nothing more is heard. */
const LEASE_MS = 6_000;
const RENEW_INTERVAL_MS = 2_000;
/** What left so shortly before there was trouble with the broker is in doubt. */
const DOUBT_MS = 10_000;
/** What was on its way when trouble was seen is recorded by then, or was slow and so is trouble itself. */
const DOUBT_LASTS_MS = 3_000;

/**
 * Moves messages from the outbox to the broker, at least once each, those of one subject in order.
 *
 * Each topic has lanes, and each subject its place in one of them. A relay claims the lanes in which something waits, by
 * leases in the database, publishes outside any transaction, and records what was taken. So replicas share the work, a
 * lane is one relay's at a time, and what hangs holds up its own lane alone. A message that fails holds back its subject,
 * each time longer; a lane pauses where several subjects fail and none gets through (docs/decisions/0013).
 *
 * A broker that goes away may have said yes to what it then lost, or its component may have said it in its place. So
 * where one does not answer, or late, what left on its topic shortly before is sent once more: consumers act once anyway
 * (docs/decisions/0010).
 */
export function startRelay<Tables extends OutboxTables>(options: Options<Tables>): Relay {
  const { source, log, publishTimeoutMs = PUBLISH_TIMEOUT_MS, publish: publishAlone } = options;
  const publish = batchEvents(publishAlone, source);
  const db = asTables<OutboxTables>(options.db);
  const owner = randomUUID();
  const bounds = new LaneBounds(Object.values(topics));
  const count = relayMetrics(options.registry, db, () => bounds.lanes());
  const recorder = new PublishedRecorder(({ published, lanes }) => recordPublished(db, { owner, published, lanes }));
  /** The lanes at work here, and until when they are ours, by `performance.now()`. */
  const leases = new Map<string, { lane: ClaimedLane; validUntil: number }>();
  const running = new Set<Promise<void>>();
  /** Lanes in which something waits, as far as is known here, and how often they could not be claimed. */
  const woken = new Map<string, Lane & { misses: number }>();
  let lastRound = -Infinity;
  /** Topics that had trouble of late: since when what left is in doubt, and how long to look for more of it. */
  const doubts = new Map<string, { since: number; until: number }>();
  let stopping = false;

  async function look(): Promise<NextTurn> {
    await recorder.retry();
    for (const topic of doubts.keys()) await putBack(topic);
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
   * What is committed after the claim has begun is not seen by it. So the wakes that it answers are taken out first, and
   * those that come meanwhile stay.
   */
  async function claim(lanes: (Lane & { from: number })[]) {
    const answered = [...woken.values()].filter(isFree);
    for (const lane of answered) woken.delete(nameOf(lane));
    try {
      const found = await claimLanes(db, { owner, leaseMs: LEASE_MS, lanes, window: WINDOW, probe: PROBE });
      const claimed = new Set(found.lanes.map(nameOf));
      // A lane that could not be claimed may be another relay's for a moment: it is looked at once more.
      const missed = answered.filter((lane) => lane.misses === 0 && !claimed.has(nameOf(lane)));
      wakeAgain(missed.map((lane) => ({ ...lane, misses: 1 })));
      return found;
    } catch (error) {
      wakeAgain(answered);
      throw error;
    }
  }

  /** Keeps wakes that were not answered, unless the lane was woken anew. */
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

  /** Publishes what was read of a lane, and lets go of it. */
  async function work(lane: ClaimedLane, messages: WaitingMessage[]): Promise<void> {
    const toPublish = messages.filter(({ position }) => !recorder.has(position));
    const outcome = await publishLane(toPublish, {
      publish,
      publishAlone,
      source,
      timeoutMs: publishTimeoutMs,
      mayGoOn: () => !stopping && performance.now() < (leases.get(nameOf(lane))?.validUntil ?? 0),
    });
    // First of all, so that what left does not leave again where the failures beside it cannot be recorded.
    recorder.remember(outcome.published);
    count(lane.topic, 'published', outcome.published.length);
    const settlement = settle(lane, outcome);
    await recordFailures(settlement, outcome);
    await recorder.record(settlement.lane);
    bounds.settle(lane, positionsOf(toPublish), positionsOf(outcome.published));
    if (settlement.troubleSince !== undefined) await doubt(lane.topic, settlement.troubleSince);
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

  async function doubt(topic: string, troubleSince: number): Promise<void> {
    const since = troubleSince - DOUBT_MS;
    doubts.set(topic, {
      since: Math.min(since, doubts.get(topic)?.since ?? since),
      until: performance.now() + DOUBT_LASTS_MS,
    });
    await putBack(topic);
  }

  /** Puts back what is in doubt of a topic, each message once at most. */
  async function putBack(topic: string): Promise<void> {
    const doubted = doubts.get(topic);
    if (!doubted) return;
    if (performance.now() > doubted.until) doubts.delete(topic);
    const lanes = await recorder.putBack(() => putBackLately(db, topic, performance.now() - doubted.since));
    if (lanes.length === 0) return;
    for (const lane of lanes) bounds.pin(lane, lane.positions[0] ?? 0);
    const messages = lanes.reduce((sum, { positions }) => sum + positions.length, 0);
    count(topic, 'put_back', messages);
    log.warn({ messages, topic }, 'trouble with the broker: what it took lately is sent again');
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

/** The error's own words: the sidecar's, which say why it takes no such message. PostgreSQL stores no NUL in a text. */
function causeOf(failed: LaneOutcome['failed'], message: WaitingMessage): string {
  const error = failed.find((failure) => failure.message === message)?.error;
  return error instanceof Error ? error.message.replaceAll(/\p{Cc}/gu, ' ').slice(0, 500) : 'unknown';
}
