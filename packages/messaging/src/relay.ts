import { sql, type Kysely, type Transaction } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { Log } from '#core/log.ts';
import type { CloudEvent } from '#core/cloud-event.ts';
import type { OutboxTables } from './tables.ts';

type Row = {
  id: string;
  topic: string;
  type: string;
  subject: string;
  data: unknown;
  traceparent: string | null;
  created_at: Date;
};

type Options<Tables extends OutboxTables> = {
  db: Kysely<Tables>;
  /** The CloudEvents' source: the app's id. */
  source: string;
  publish: (topic: string, event: CloudEvent) => Promise<void>;
  log: Log;
};

export type Relay = {
  /** Call it after a commit that stored messages; otherwise they leave at the next poll, within a second. */
  wake: () => void;
  stop: () => Promise<void>;
};

const BATCH = 200;
const LOOK_EVERY_MS = 1_000;
/** Messages that are committed close together leave together. */
const GATHER_MS = 50;
const LONGEST_PAUSE_MS = 15_000;
/** A broker that takes this long to say yes may have been away meanwhile. */
const SLOW_MS = 2_000;
/** What left so shortly before there was trouble with the broker is in doubt. */
const DOUBT_MS = 10_000;
/** Longer than a publisher waits for its sidecar. */
const LONGEST_BATCH_MS = 30_000;
/** "outbox" in hexadecimal: one relay at a time works on a database, so that several replicas keep the order. */
const RELAY_LOCK = 0x6f7574626f78;

/**
 * Moves messages from the outbox to the broker, at least once each. Messages of one subject leave one after the other;
 * those of different subjects side by side. What could not be published stays, and holds back its subject only.
 *
 * A broker that goes away may have said yes to what it then lost, or its component may have said it in its place. So
 * where one does not answer, or late, what left shortly before is sent once more: consumers act once anyway
 * (docs/decisions/0010).
 */
export function startRelay<Tables extends OutboxTables>({ db, source, publish, log }: Options<Tables>): Relay {
  const outbox = db as unknown as Kysely<OutboxTables>;
  const sentAgain = new LRUCache<string, true>({ max: 10_000 });
  let stopping = false;
  let woken = false;
  let endPause: () => void = () => undefined;

  async function pause(ms: number): Promise<void> {
    if (woken || stopping) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async function work(): Promise<void> {
    let failures = 0;
    while (!stopping) {
      if (woken) await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
      woken = false;
      try {
        const { taken, published, putBack } = await relayBatch(outbox, source, publish, log, sentAgain);
        if (putBack.length > 0)
          log.warn({ messages: putBack.length }, 'trouble with the broker: what it took lately is sent again');
        for (const id of putBack) sentAgain.set(id, true);
        failures = published < taken ? failures + 1 : 0;
        if (taken === BATCH && failures === 0) continue;
      } catch (error) {
        failures += 1;
        log.warn({ err: error, failures }, 'outbox could not be read');
      }
      await pause(failures === 0 ? LOOK_EVERY_MS : Math.min(LONGEST_PAUSE_MS, 250 * 2 ** failures));
    }
  }

  const working = work();
  return {
    wake: () => {
      woken = true;
      endPause();
    },
    stop: async () => {
      stopping = true;
      endPause();
      await working;
    },
  };
}

async function relayBatch(
  db: Kysely<OutboxTables>,
  source: string,
  publish: (topic: string, event: CloudEvent) => Promise<void>,
  log: Log,
  sentAgain: Pick<LRUCache<string, true>, 'has'>,
): Promise<{ taken: number; published: number; putBack: string[] }> {
  return db.transaction().execute(async (tx) => {
    if (!(await holdsRelayLock(tx))) return { taken: 0, published: 0, putBack: [] };
    const begun = Date.now();
    const rows = await waitingRows(tx);
    const published: string[] = [];
    let trouble = false;
    await Promise.all(
      [...bySubject(rows).values()].map(async (ofOneSubject) => {
        for (const row of ofOneSubject) {
          const sent = performance.now();
          try {
            await publish(row.topic, toCloudEvent(row, source));
          } catch (error) {
            log.warn({ err: error, event_id: row.id, topic: row.topic }, 'not published: kept in the outbox');
            trouble = true;
            return;
          }
          published.push(row.id);
          trouble ||= performance.now() - sent > SLOW_MS;
        }
      }),
    );
    if (published.length > 0)
      await tx
        .updateTable('outbox')
        .set({ published_at: new Date() })
        .where(sql<boolean>`id = any(${published}::uuid[])`)
        .execute();
    const putBack = trouble ? await putBackSince(tx, new Date(begun - DOUBT_MS), sentAgain) : [];
    return { taken: rows.length, published: published.length, putBack };
  });
}

/**
 * A statement of its own: what it guards is read under a snapshot that is younger than the lock. The transaction waits
 * for the broker, so it may be idle for longer than others.
 */
async function holdsRelayLock(tx: Transaction<OutboxTables>): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select pg_try_advisory_xact_lock(${RELAY_LOCK}) as held,
      set_config('idle_in_transaction_session_timeout', ${String(LONGEST_BATCH_MS)}, true)`.execute(tx);
  return rows[0]?.held === true;
}

function waitingRows(tx: Transaction<OutboxTables>): Promise<Row[]> {
  return tx
    .selectFrom('outbox')
    .select(['id', 'topic', 'type', 'subject', 'data', 'traceparent', 'created_at'])
    .where('published_at', 'is', null)
    .orderBy('id')
    .limit(BATCH)
    .execute();
}

/** Puts what was published since then among what waits, but for what has been sent again already. @returns the ids. */
async function putBackSince(
  tx: Transaction<OutboxTables>,
  since: Date,
  sentAgain: Pick<LRUCache<string, true>, 'has'>,
): Promise<string[]> {
  const lately = await tx.selectFrom('outbox').select('id').where('published_at', '>', since).execute();
  const inDoubt = lately.map(({ id }) => id).filter((id) => !sentAgain.has(id));
  if (inDoubt.length > 0)
    await tx
      .updateTable('outbox')
      .set({ published_at: null })
      .where(sql<boolean>`id = any(${inDoubt}::uuid[])`)
      .execute();
  return inDoubt;
}

function bySubject(rows: Row[]): Map<string, Row[]> {
  const subjects = new Map<string, Row[]>();
  for (const row of rows) {
    const rowsOfSubject = subjects.get(row.subject);
    if (rowsOfSubject) rowsOfSubject.push(row);
    else subjects.set(row.subject, [row]);
  }
  return subjects;
}

function toCloudEvent(row: Row, source: string): CloudEvent {
  return {
    specversion: '1.0',
    id: row.id,
    source,
    type: row.type,
    subject: row.subject,
    time: row.created_at.toISOString(),
    datacontenttype: 'application/json',
    ...(row.traceparent && { traceid: row.traceparent, traceparent: row.traceparent }),
    data: row.data,
  };
}
