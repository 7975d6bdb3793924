import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { CloudEvent } from '#core/cloud-event.ts';

/** The type of a message that carries several events (contracts/events/abonement.events.schema.json). */
const BATCH = 'abonement.events';

/**
 * Combines events of one topic and partition into one message. Its id is derived from theirs: a broker that
 * deduplicates by id must not mistake a second attempt with other events for the first.
 */
export function toBatch(events: readonly CloudEvent[], source: string): CloudEvent {
  const [first] = events;
  return {
    specversion: '1.0',
    id: createHash('sha256')
      .update(events.map(({ id }) => id).join(' '))
      .digest('hex'),
    source,
    type: BATCH,
    datacontenttype: 'application/json',
    ...(first?.partitionkey !== undefined && { partitionkey: first.partitionkey }),
    data: { events: events.map((event) => ({ ...event, partitionkey: undefined })) },
  };
}

const batch = z.object({ events: z.array(z.unknown()) });

export const isBatch = ({ type }: CloudEvent): boolean => type === BATCH;

/** The contents of a batch, unchecked; undefined if it does not match its schema. */
export const eventsOf = ({ data }: CloudEvent): unknown[] | undefined => batch.safeParse(data).data?.events;
