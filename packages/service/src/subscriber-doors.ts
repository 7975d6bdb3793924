import type { Express } from 'express';
import type { Kysely } from 'kysely';
import deadLetters from '#contracts/dead-letters.json' with { type: 'json' };
import { openEventDoors, type EventHandlers } from '#dapr/event-doors.ts';
import type { DeadLetterTables } from '#outbox/dead-letters.ts';
import { openDoors, type Doors } from './contract-doors.ts';
import { deadLetterDoors, deadLetterKeeper } from './dead-letter-doors.ts';
import type { TokenCheck } from './identity.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';

type Contract = { paths: object; components: Record<string, object> };

type Options<Operations, Tables> = {
  /** The app's id. */
  id: string;
  log: Log;
  db: Kysely<Tables>;
  registry: Metrics['registry'];
  /** The handlers of each topic, by the path that its subscription names. */
  topics: Record<string, EventHandlers>;
  contract: Contract;
  doors: Doors<Operations>;
  tokenCheck: TokenCheck;
};

/** The doors of an app that subscribes to topics: for its events, its dead letters, and its own contract. */
export function openSubscriberDoors<Operations, Tables extends DeadLetterTables>(
  app: Express,
  { id, log, db, registry, topics, contract, doors, tokenCheck }: Options<Operations, Tables>,
): void {
  const handleAgain = openEventDoors(app, { log, registry, topics, keepDeadLetter: deadLetterKeeper(db, log) });
  openDoors(app, {
    contract: withDeadLetters(contract),
    doors: { ...doors, ...deadLetterDoors({ app: id, db, log, handleAgain }) },
    tokenCheck,
  });
}

/** The app's own contract with that of dead letters; what both name is the same, from contracts/openapi/common.yaml. */
function withDeadLetters(contract: Contract): Contract {
  const kinds = Object.entries(deadLetters.components);
  return {
    ...contract,
    paths: { ...contract.paths, ...deadLetters.paths },
    components: {
      ...contract.components,
      ...Object.fromEntries(kinds.map(([kind, named]) => [kind, { ...contract.components[kind], ...named }])),
    },
  };
}
