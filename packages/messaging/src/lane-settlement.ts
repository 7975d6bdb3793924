import { EventRefused } from '#core/cloud-event.ts';
import type { ClaimedLane, LaneRelease, WaitingMessage } from './outbox-store.ts';
import type { FailedMessage, LaneOutcome } from './publish-lane.ts';

const FIRST_PAUSE_MS = 500;
const LONGEST_LANE_PAUSE_MS = 5_000;
const LONGEST_HOLD_MS = 300_000;
/** A message that is refused this often because of its content is set aside. */
const TRIES_OF_REFUSED = 5;
/** A message that has failed this often is more likely the cause itself than a sign of trouble with the broker. */
const TRIES_THAT_TELL_OF_TROUBLE = 5;

export type Settlement = {
  holds: { message: WaitingMessage; failures: number; pauseMs: number }[];
  setAside: WaitingMessage[];
  /** Subjects whose hold ended. */
  released: string[];
  lane: LaneRelease;
  /** The lane works again after failures: what is held in it should be retried. */
  recovered: boolean;
  /** Since when, by `performance.now()`, the broker seems to have been in trouble. */
  troubleSince: number | undefined;
};

/** Decides what follows from the outcome of a lane's publications, for messages, subjects and the lane. */
export function settle(lane: ClaimedLane, { published, failed, slowSince }: LaneOutcome): Settlement {
  const gotThrough = new Set(published.map(({ subject }) => subject));
  const failures = failed.map((failure) => ({ ...failure, failures: failuresOf(failure, gotThrough) }));
  const hopeless = failures.filter(
    (failure) => failure.error instanceof EventRefused && failure.failures >= TRIES_OF_REFUSED,
  );
  const kept = failures.filter((failure) => !hopeless.includes(failure));
  const trouble = failures.filter(tellsOfTrouble).map(({ begunAt }) => begunAt);
  if (slowSince !== undefined) trouble.push(slowSince);
  const stillFailing = new Set(kept.map(({ message }) => message.subject));
  return {
    holds: kept.map((failure) => ({ ...failure, pauseMs: pauseAfter(failure.failures, LONGEST_HOLD_MS) })),
    setAside: hopeless.map(({ message }) => message),
    released: [
      ...published.filter((message) => message.failures > 0).map(({ subject }) => subject),
      ...hopeless.map(({ message }) => message.subject),
    ].filter((subject) => !stillFailing.has(subject)),
    lane: releaseOf(lane, { published, failed }),
    recovered: lane.failures > 1 && published.length > 0,
    troubleSince: trouble.length > 0 ? Math.min(...trouble) : undefined,
  };
}

/** How often this message has failed in a row: a success of an earlier message of its subject resets the count. */
const failuresOf = ({ message }: FailedMessage, gotThrough: Set<string>): number =>
  gotThrough.has(message.subject) ? 1 : message.failures + 1;

const tellsOfTrouble = ({ error, failures }: { error: unknown; failures: number }): boolean =>
  !(error instanceof EventRefused) && failures <= TRIES_THAT_TELL_OF_TROUBLE;

/**
 * A lane pauses when several subjects that had not failed before fail without a success. One alone says nothing about
 * the others, and its own hold limits its attempts.
 */
function releaseOf(
  { topic, lane, failures }: ClaimedLane,
  outcome: Pick<LaneOutcome, 'published' | 'failed'>,
): LaneRelease {
  if (outcome.published.length > 0) return { topic, lane, failures: 0, pauseMs: 0 };
  const now = failures + outcome.failed.filter(({ message }) => message.failures === 0).length;
  return { topic, lane, failures: now, pauseMs: now < 2 ? 0 : pauseAfter(now - 1, LONGEST_LANE_PAUSE_MS) };
}

const pauseAfter = (failures: number, longestMs: number): number =>
  Math.min(longestMs, FIRST_PAUSE_MS * 2 ** Math.min(failures - 1, 20));
