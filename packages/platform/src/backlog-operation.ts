import type { Kysely } from 'kysely';
import { publishers } from '#events';
import type { components, operations } from '#contracts/dead-letters.ts';
import type { OperationHandlers } from '#http/operations.ts';
import { countWaitingDeadLetters } from '#messaging/dead-letters.ts';
import { countSetAside, waitingSince } from '#messaging/outbox-store.ts';
import { parkedSince, type SubscriptionTables } from '#messaging/parked-events.ts';
import type { OutboxTables } from '#messaging/tables.ts';
import { asTables } from '#postgres/as-tables.ts';

export type Backlog = components['schemas']['Backlog'];
export type Queue = components['schemas']['Queue'];

/** More are not counted one by one. */
export const MOST_COUNTED = 10_000;

export const queueOf = ({ count, oldest }: { count: number; oldest: Date | null }): Queue => ({
  count,
  ...(oldest && { oldest_at: oldest.toISOString() }),
});

type Options = {
  app: string;
  db: Kysely<SubscriptionTables>;
  /** What waits in this app besides messages. */
  others: () => Promise<Pick<Backlog, 'to_send' | 'to_confirm'>>;
};

/** What waits in an app, for the admins who are told of its health. */
export const backlogOperation = ({ app, db, others }: Options): OperationHandlers<Pick<operations, 'tellBacklog'>> => ({
  tellBacklog: async () => ({
    status: 200,
    body: {
      to_handle: queueOf(await parkedSince(db, MOST_COUNTED)),
      dead_letters: await countWaitingDeadLetters(db),
      ...(publishers.includes(app) && (await unpublished(asTables<OutboxTables>(db)))),
      ...(await others()),
    },
  }),
});

const unpublished = async (db: Kysely<OutboxTables>): Promise<Pick<Backlog, 'to_publish' | 'set_aside'>> => ({
  to_publish: queueOf(await waitingSince(db, MOST_COUNTED)),
  set_aside: (await countSetAside(db)).reduce((sum, { messages }) => sum + messages, 0),
});
