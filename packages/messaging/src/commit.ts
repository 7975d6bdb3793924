import type { Kysely, Transaction } from 'kysely';
import type { Lane } from './lanes.ts';
import { storeMessages, type Message } from './outbox.ts';
import type { OutboxTables } from './tables.ts';
import { asTables } from '#postgres/as-tables.ts';

/** Where a transaction puts messages for other services. */
export type Outbox = { add(...messages: Message[]): void };

/**
 * Runs `work` in one transaction and stores the messages that it adds together with its effect: both are committed, or
 * neither. After the commit they are published at once.
 */
export type Commit<Tables> = <Result>(
  work: (tx: Transaction<Tables>, outbox: Outbox) => Promise<Result>,
) => Promise<Result>;

/**
 * A commit for work with one type of result: passed to a use case, it may store the answer together with the effect.
 */
export type CommitOf<Tables, Result> = (
  work: (tx: Transaction<Tables>, outbox: Outbox) => Promise<Result>,
) => Promise<Result>;

/** @param wakeRelay called after each commit that stored messages, with their lanes */
export function createCommit<Tables>(db: Kysely<Tables>, wakeRelay: (lanes: Lane[]) => void): Commit<Tables> {
  return async (work) => {
    const messages: Message[] = [];
    const { worked, lanes } = await db.transaction().execute(async (tx) => {
      const worked = await work(tx, { add: (...added) => added.forEach((message) => messages.push(message)) });
      return { worked, lanes: await storeMessages(asTables<OutboxTables>(tx), messages) };
    });
    if (lanes.length > 0) wakeRelay(lanes);
    return worked;
  };
}
