import { z } from 'zod';

/** What can be kept in any column and index: short, and of printable characters. */
const name = z
  .string()
  .min(1)
  .max(200)
  .regex(/^\P{Cc}+$/u);

/** A CloudEvents 1.0 envelope as it travels. */
export const cloudEvent = z.object({
  specversion: z.literal('1.0'),
  id: name,
  source: z.string(),
  type: name,
  subject: name.optional(),
  time: z.string().optional(),
  datacontenttype: z.string().optional(),
  traceid: z.string().optional(),
  traceparent: z.string().optional(),
  /** CloudEvents' partitioning extension: brokers that divide a topic keep events with the same key in order. */
  partitionkey: name.optional(),
  /** Dapr's own: the topic that the event was published to. */
  topic: name.optional(),
  data: z.unknown(),
});

export type CloudEvent = z.output<typeof cloudEvent>;

/** A publisher's word that an event will never be taken, as one that is too large: another try would change nothing. */
export class EventRefused extends Error {
  override readonly name = 'EventRefused';
}
