import { createHash } from 'node:crypto';
import { sql, type RawBuilder } from 'kysely';
import { batchedTopics } from '#events';

/** A part of a topic that leaves on its own: some of its subjects, always the same. */
export type Lane = { topic: string; lane: number };

/** How many lanes a topic has: a power of two. With another number, what waits would have to be given its lane anew. */
export const LANES = 8;

/** The lane of a subject, the same for ever and in every process, so that its messages keep their order. */
export const laneOf = (subject: string): number => (createHash('sha256').update(subject).digest()[0] ?? 0) % LANES;

/** The same in SQL, for what an app that knows no lanes stored or stores. */
export const laneOfSubject = (subject: RawBuilder<unknown>): RawBuilder<number> =>
  sql`get_byte(sha256(convert_to(${subject}, 'UTF8')), 0) % ${sql.lit(LANES)}`;

export const nameOf = ({ topic, lane }: Lane): string => `${topic} ${lane}`;

/**
 * Into how many parts a broker with partitions may divide a topic with batches. A batch has one key, so all events of
 * such a topic have that of their lane's part, alone or in a batch, and each subject keeps its order. More parts let more
 * replicas of a subscriber share the work, and make batches smaller.
 */
const PARTS = 2;

/** Where an event's subject cannot be its key: on topics with batches. */
export const partitionKeyOf = ({ topic, lane }: Lane): { partitionkey?: string } =>
  batchedTopics.includes(topic) ? { partitionkey: `${topic} ${lane % PARTS}` } : {};
