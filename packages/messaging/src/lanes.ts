import { hash } from 'node:crypto';
import { sql, type RawBuilder } from 'kysely';
import { batchedTopics } from '#events';

/** A part of a topic that is published independently: a fixed set of its subjects. */
export type Lane = { topic: string; lane: number };

/** How many lanes a topic has: a power of two. After a change, waiting messages would need new lanes. */
export const LANES = 8;

/** The lane of a subject. It never changes, so that the subject's messages keep their order. */
export const laneOf = (subject: string): number => (hash('sha256', subject, 'buffer')[0] ?? 0) % LANES;

/** The same in SQL, for messages stored by a release without lanes. */
export const laneOfSubject = (subject: RawBuilder<unknown>): RawBuilder<number> =>
  sql`get_byte(sha256(convert_to(${subject}, 'UTF8')), 0) % ${sql.lit(LANES)}`;

export const nameOf = ({ topic, lane }: Lane): string => `${topic} ${lane}`;

/**
 * How many partition keys a topic with batches has. A batch has one key, so every event of such a topic has the key of
 * its lane's part, alone or in a batch, and each subject keeps its order. More parts let more replicas of a subscriber
 * share the work, but make batches smaller.
 */
const PARTS = 2;

/** The partition key of a lane's events, on topics with batches, where it cannot be the subject. */
export const partitionKeyOf = ({ topic, lane }: Lane): { partitionkey?: string } =>
  batchedTopics.includes(topic) ? { partitionkey: `${topic} ${lane % PARTS}` } : {};
