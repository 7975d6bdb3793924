import { sql, type Kysely } from 'kysely';
import { nameOf, type Lane } from './lanes.ts';
import type { OutboxTables } from './tables.ts';

type Db = Kysely<OutboxTables>;

/** A lane that this relay holds. */
export type ClaimedLane = Lane & { failures: number };

export type WaitingMessage = {
  position: number;
  id: string;
  topic: string;
  lane: number;
  type: string;
  subject: string;
  data: unknown;
  traceparent: string | null;
  created_at: Date;
  /** Whether it was published before, and must be again. */
  put_back: boolean;
  /** How often a message of its subject has failed in a row. */
  failures: number;
};

/** The state of a lane when a relay releases it. */
export type LaneRelease = Lane & { failures: number; pauseMs: number };

const milliseconds = (ms: number) => sql`make_interval(secs => ${ms / 1000})`;
const topicsOf = (lanes: Lane[]) => sql`${lanes.map(({ topic }) => topic)}::text[]`;
const numbersOf = (lanes: Lane[]) => sql`${lanes.map(({ lane }) => lane)}::smallint[]`;

/**
 * The condition for messages that may be published now, with the table `outbox` as `message`, joined to `outbox_hold`
 * as `hold`.
 */
const mayLeave = sql`
  message.published_at is null and message.failed_at is null and (hold is null or hold.next_try_at <= now())`;

/**
 * Takes a lease on each lane with messages that may be published now, unless another relay has it, and reads these
 * messages, in order.
 *
 * One statement reads one snapshot; a lane that another relay has claimed and released since the snapshot is not
 * claimed, since what was published would be read as waiting. Lanes are locked in a fixed order, so that two relays do
 * not deadlock. Lanes are passed as arrays, so that one plan serves any number of them.
 *
 * @param lanes each with the position from which it is read
 * @param window how many messages of a lane are read, and `probe` how many of one that failed last time
 */
export async function claimLanes(
  db: Db,
  options: { owner: string; leaseMs: number; lanes: (Lane & { from: number })[]; window: number; probe: number },
): Promise<{ lanes: ClaimedLane[]; messages: WaitingMessage[] }> {
  const { owner, leaseMs, lanes, window, probe } = options;
  const { rows } = await sql<WaitingMessage & { lane_failures: number }>`
    with wanted as materialized (
      select (${topicsOf(lanes)})[place] as topic, (${numbersOf(lanes)})[place] as lane,
        (${lanes.map(({ from }) => from)}::bigint[])[place] as "from"
      from generate_subscripts(${topicsOf(lanes)}, 1) as place
    ), claimed as (
      insert into outbox_lane as held (topic, lane, owner, owned_until, claims)
      select wanted.topic, wanted.lane, ${owner}::uuid, now() + ${milliseconds(leaseMs)}, coalesce(known.claims, 0) + 1
      from wanted
      left join outbox_lane known on known.topic = wanted.topic and known.lane = wanted.lane
      cross join lateral (
        select from outbox message
        left join outbox_hold hold on hold.topic = message.topic and hold.subject = message.subject
        where message.topic = wanted.topic and message.lane = wanted.lane and message.position >= wanted."from"
          and ${mayLeave}
        order by message.position
        limit 1
      ) waiting
      where known is null or (known.owned_until < now() and known.next_try_at <= now())
      order by wanted.topic, wanted.lane
      on conflict (topic, lane) do update
      set owner = excluded.owner, owned_until = excluded.owned_until, claims = excluded.claims
      where held.claims = excluded.claims - 1
      returning held.topic, held.lane, held.failures
    )
    select message.*, claimed.failures as lane_failures
    from claimed
    join wanted on wanted.topic = claimed.topic and wanted.lane = claimed.lane
    cross join lateral (
      select message.position, message.id, message.topic, message.lane, message.type, message.subject, message.data,
        message.traceparent, message.created_at, message.put_back, coalesce(hold.failures, 0) as failures
      from outbox message
      left join outbox_hold hold on hold.topic = message.topic and hold.subject = message.subject
      where message.topic = claimed.topic and message.lane = claimed.lane and message.position >= wanted."from"
        and ${mayLeave}
      order by message.position
      limit case when claimed.failures > 1 then ${probe}::int else ${window}::int end
    ) message
    order by message.topic, message.lane, message.position`.execute(db);
  const claimed = rows.map(({ topic, lane, lane_failures }) => ({ topic, lane, failures: lane_failures }));
  return { lanes: [...new Map(claimed.map((lane) => [nameOf(lane), lane])).values()], messages: rows };
}

/** Renews the leases on these lanes. @returns those that this relay still holds. */
export async function renewLeases(
  db: Db,
  { owner, leaseMs, lanes }: { owner: string; leaseMs: number; lanes: Lane[] },
): Promise<Lane[]> {
  const { rows } = await sql<Lane>`
    update outbox_lane held set owned_until = now() + ${milliseconds(leaseMs)}
    from unnest(${topicsOf(lanes)}, ${numbersOf(lanes)}) as mine (topic, lane)
    where held.topic = mine.topic and held.lane = mine.lane and held.owner = ${owner}
    returning held.topic, held.lane`.execute(db);
  return rows;
}

/** A published message, as it was read: if it was put back since then, it must be published again. */
export type Published = Pick<WaitingMessage, 'position' | 'put_back'>;

/**
 * Records publications and releases lanes, in one statement. What has been put back since it was read is not marked.
 */
export async function recordPublished(
  db: Db,
  { owner, published, lanes }: { owner: string; published: Published[]; lanes: LaneRelease[] },
): Promise<void> {
  await sql`
    with published as (
      update outbox set published_at = now()
      from unnest(
        ${published.map(({ position }) => position)}::bigint[], ${published.map(({ put_back }) => put_back)}::boolean[]
      ) as read (position, put_back)
      where outbox.position = read.position and outbox.put_back = read.put_back and published_at is null
    )
    update outbox_lane held
    set owner = null, owned_until = '-infinity', failures = released.failures,
      next_try_at = now() + make_interval(secs => released.pause / 1000)
    from unnest(
      ${topicsOf(lanes)}, ${numbersOf(lanes)}, ${lanes.map(({ failures }) => failures)}::int[],
      ${lanes.map(({ pauseMs }) => pauseMs)}::float8[]
    ) as released (topic, lane, failures, pause)
    where held.topic = released.topic and held.lane = released.lane and held.owner = ${owner}`.execute(db);
}

/** Holds a subject's messages for this long. */
export async function holdSubject(
  db: Db,
  { topic, subject, lane, failures, pauseMs }: Lane & { subject: string; failures: number; pauseMs: number },
): Promise<void> {
  await sql`
    insert into outbox_hold (topic, subject, lane, failures, next_try_at)
    values (${topic}, ${subject}, ${lane}, ${failures}, now() + ${milliseconds(pauseMs)})
    on conflict (topic, subject) do update
    set failures = excluded.failures, next_try_at = excluded.next_try_at`.execute(db);
}

/** Ends the holds of subjects. */
export async function deleteHolds(db: Db, topic: string, subjects: string[]): Promise<void> {
  await sql`delete from outbox_hold where topic = ${topic} and subject = any(${subjects}::text[])`.execute(db);
}

/** Makes everything held in a lane due at once: its broker is back. */
export async function hastenHolds(db: Db, { topic, lane }: Lane): Promise<void> {
  await db
    .updateTable('outbox_hold')
    .set({ next_try_at: sql<Date>`now()` })
    .where('topic', '=', topic)
    .where('lane', '=', lane)
    .execute();
}

/**
 * Deletes holds of subjects without waiting messages: after a lease expired, one relay may publish a message and
 * another fail with it later. Waiting messages are read once, however many subjects are held; a hold locked by a relay
 * stays.
 */
export async function deleteIdleHolds(db: Db): Promise<void> {
  await sql`
    with waiting as materialized (
      select topic, subject from outbox where published_at is null and failed_at is null
    )
    delete from outbox_hold where ctid = any(array(
      select hold.ctid from outbox_hold hold
      where next_try_at <= now()
        and not exists (select from waiting where waiting.topic = hold.topic and waiting.subject = hold.subject)
      for update skip locked
    ))`.execute(db);
}

/** The lanes in which some subject is held. */
export async function lanesWithHolds(db: Db): Promise<Lane[]> {
  return db.selectFrom('outbox_hold').select(['topic', 'lane']).distinct().execute();
}

/** Topics with waiting messages, including topics that this release does not publish to. */
export async function topicsThatWait(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('outbox')
    .select('topic')
    .distinct()
    .where('published_at', 'is', null)
    .where('failed_at', 'is', null)
    .execute();
  return rows.map(({ topic }) => topic);
}

/** Sets aside a message that can never be published. Later messages of its subject are no longer held by it. */
export async function setAside(db: Db, position: number, failure: string): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ failed_at: sql<Date>`now()`, failure })
    .where('position', '=', position)
    .execute();
}

/**
 * Puts messages published on a topic in the last `ms` milliseconds back into the queue, each at most once.
 *
 * @returns for each lane, the positions of the messages that were put back, the lowest first.
 */
export async function putBackLately(db: Db, topic: string, ms: number): Promise<(Lane & { positions: number[] })[]> {
  const { rows } = await sql<Lane & { positions: number[] }>`
    with put_back as (
      update outbox set published_at = null, put_back = true
      where topic = ${topic} and published_at > now() - ${milliseconds(ms)} and not put_back
      returning topic, lane, position
    )
    select topic, lane, array_agg(position::float8 order by position) as positions
    from put_back group by topic, lane`.execute(db);
  return rows;
}

/** For each topic, the age in seconds of the oldest waiting message. */
export async function oldestWaiting(db: Db, lanes: Lane[]): Promise<{ topic: string; seconds: number }[]> {
  const { rows } = await sql<{ topic: string; seconds: number }>`
    select lanes.topic, extract(epoch from now() - min(oldest.created_at))::float8 as seconds
    from unnest(${topicsOf(lanes)}, ${numbersOf(lanes)}) as lanes (topic, lane)
    cross join lateral (
      select created_at from outbox
      where topic = lanes.topic and lane = lanes.lane and published_at is null and failed_at is null
      order by position
      limit 1
    ) oldest
    group by lanes.topic`.execute(db);
  return rows;
}

/** How many messages wait to be published, up to `most`, and since when the oldest of them does. */
export async function waitingSince(db: Db, most: number): Promise<{ count: number; oldest: Date | null }> {
  const { rows } = await sql<{ count: number; oldest: Date | null }>`
    select count(*) as count, min(created_at) as oldest
    from (select created_at from outbox where published_at is null and failed_at is null limit ${most}) as waiting`.execute(
    db,
  );
  return rows[0] ?? { count: 0, oldest: null };
}

/** How many messages of each topic were set aside. */
export async function countSetAside(db: Db): Promise<{ topic: string; messages: number }[]> {
  const { rows } = await sql<{ topic: string; messages: number }>`
    select topic, count(*) as messages from outbox where failed_at is not null group by topic`.execute(db);
  return rows;
}
