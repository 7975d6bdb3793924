import { createHash } from 'node:crypto';
import { sql, type RawBuilder } from 'kysely';

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
