import type { Kysely, Transaction } from 'kysely';
import type { Lane } from './lanes.ts';
import { storeMessages, type Message } from './outbox.ts';
import type { OutboxTables } from './tables.ts';
import { asTables } from '#postgres/as-tables.ts';

/** Where a transaction puts what others must hear of. */
export type Outbox = { add(...messages: Message[]): void };

/**
 * Carries out `work` in one transaction and stores the messages that it adds beside its effect: both are committed, or
 * neither. After the commit they leave at once.
 */
export type Commit<Tables> = <Result>(
  work: (tx: Transaction<Tables>, outbox: Outbox) => Promise<Result>,
) => Promise<Result>;

/** A commit for work with one kind of result: what a use case is given, which may store its answer beside the effect. */
export type CommitOf<Tables, Result> = (
  work: (tx: Transaction<Tables>, outbox: Outbox) => Promise<Result>,
) => Promise<Result>;

/** @param wakeRelay called after each commit that stored messages, with the lanes in which they will leave */
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
