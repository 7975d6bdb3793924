import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { TestAnswer } from '#testing/ask.ts';
import { operationsIn } from '#testing/contract-operations.ts';

/** What came of an act: what its client was told, if it has one. Throws where there was no answer. */
export type Act = () => Promise<string>;

/** A service alone, with the others faked. */
export type Alone = {
  db: Kysely<object>;
  database: { url: string };
  /** What can be asked of it, in a situation of its own each time. */
  aSituation(): Promise<Record<string, Act>>;
  /** Those of which each attempt may have an effect of its own, as their contracts say. */
  repeatable: readonly string[];
  /** A row that changed, without what may differ after it was cut off. */
  alike?(row: string): string;
  /** The operations that change something, the events and the jobs: each must be among the acts. */
  wanted: string[];
  retryParked(): Promise<number>;
  /** What comes later than the events that were parked. */
  later(): Promise<void>;
  /** What must hold at any time: each statement finds what breaks it. */
  rules: Record<string, string>;
  /** What the database does not tell: what is broken. */
  broken(): Promise<string[]>;
  stop(): Promise<void>;
};

/** @param told what of the body a repeated request must be told again */
export function answered(
  { status, body }: TestAnswer,
  told: (body: Record<string, unknown>) => unknown = () => '',
): string {
  const known = (body ?? {}) as Record<string, unknown>;
  if (status >= 500 || known['code'] === 'request_in_progress') throw new Error(`${status} ${JSON.stringify(body)}`);
  const { code } = known;
  return `${status} ${typeof code === 'string' ? code : JSON.stringify(told(known))}`;
}

const eventIds = new Map<string, string>();
/** The same for the same event, however often it is delivered. */
export function eventIdOf(type: string, user: string): string {
  const id = eventIds.get(`${type} ${user}`) ?? randomUUID();
  eventIds.set(`${type} ${user}`, id);
  return id;
}

export function delivered(answer: string): string {
  if (answer !== 'SUCCESS') throw new Error(answer);
  return answer;
}

export const writesIn = (contract: { paths: object }, reading: readonly string[]): string[] =>
  operationsIn(contract)
    .filter(({ method, operationId }) => method !== 'GET' && !reading.includes(operationId))
    .map(({ operationId }) => operationId);

export const typesIn = (subscriptions: Record<string, object>): string[] =>
  Object.values(subscriptions).flatMap((handlers) => Object.keys(handlers));

export const profile = (user_id: string, version: number) =>
  ({ user_id, email: `${user_id}@readers.example`, full_name: 'А', language: 'ru', role: 'reader', version }) as const;
