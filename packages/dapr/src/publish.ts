import type { CloudEvent } from '#core/cloud-event.ts';
import { within } from '#core/deadline.ts';
import type { Sidecar } from './sidecar.ts';

/** Longer than the sidecar's own tries (components/dapr/resiliency). */
const PATIENCE_MS = 20_000;

/**
 * Each topic is fronted by a pub/sub component of its own, named as the topic with dashes, so that a platform team may
 * give a topic its own broker, and so that a component's settings can belong to one topic (docs/decisions/0004).
 */
export const pubsubOf = (topic: string): string => topic.replaceAll('.', '-');

/** Publishes an event as it stands, with its own id and trace. @throws Error where the broker did not take it. */
export async function publish(sidecar: Sidecar, topic: string, event: CloudEvent): Promise<void> {
  const publishing = sidecar.client.pubsub.publish(pubsubOf(topic), topic, event, {
    contentType: 'application/cloudevents+json',
    // Brokers that divide a topic keep what bears the same key in order: here what concerns one loan, book or reader.
    metadata: { partitionKey: event.subject ?? event.id },
  });
  const { error } = await within(PATIENCE_MS, publishing);
  if (error) throw error;
}
