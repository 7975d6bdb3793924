import { z } from 'zod';

/** A text that fits into any column and index: short, and without control characters. */
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
  /** CloudEvents' partitioning extension: brokers with partitions keep events with the same key in order. */
  partitionkey: name.optional(),
  /** Dapr's own: the topic that the event was published to. */
  topic: name.optional(),
  data: z.unknown(),
});

export type CloudEvent = z.output<typeof cloudEvent>;

/** The broker will never accept the event, for example because it is too large: another attempt is pointless. */
export class EventRefused extends Error {
  override readonly name = 'EventRefused';
}
