import { Pool } from 'undici';
import { EventRefused, type CloudEvent } from '#core/cloud-event.ts';
import type { Sidecar } from './sidecar.ts';

/** Longer than the sidecar waits for the broker (components/dapr/resiliency). */
const TIMEOUT_MS = 8_000;

/**
 * Each app has its own pub/sub component for each topic, named after both, so that a platform team can give a topic
 * its own broker, and a component's settings and login can belong to one topic and one app (docs/decisions/0004).
 */
export const pubsubOf = (app: string, topic: string): string => `${app}-${topic.replaceAll('.', '-')}`;

/**
 * Publishes through the sidecar's HTTP API. The SDK's publisher has no timeout, so a hanging sidecar would block every
 * call, and it hides the status, which says whether another attempt can help.
 */
export class Publisher {
  readonly #pool: Pool;
  readonly #headers: Record<string, string>;
  readonly #app: string;

  /** @param app whose topics they are */
  constructor(sidecar: Pick<Sidecar, 'url' | 'headers'>, app: string, connections = 64) {
    this.#app = app;
    this.#pool = new Pool(sidecar.url, { connections, pipelining: 1, keepAliveTimeout: 30_000 });
    this.#headers = sidecar.headers;
  }

  /**
   * Publishes an event as it stands, with its own id and trace.
   *
   * @throws Error if the broker did not accept it in time; EventRefused if it never will
   */
  async publish(topic: string, event: CloudEvent): Promise<void> {
    // Brokers with partitions keep events with the same key in order: by default those about one loan, book or reader.
    const key = encodeURIComponent(event.partitionkey ?? event.subject ?? event.id);
    const { statusCode, body } = await this.#pool.request({
      method: 'POST',
      path: `/v1.0/publish/${pubsubOf(this.#app, topic)}/${topic}?metadata.partitionKey=${key}`,
      headers: { ...this.#headers, 'content-type': 'application/cloudevents+json' },
      body: JSON.stringify(event),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const answer = await body.text();
    if (statusCode >= 300) throw whyNotPublished(statusCode, answer);
  }

  async close(): Promise<void> {
    await this.#pool.close();
  }
}

/** Statuses about the event itself: it would always be refused. */
const ABOUT_THE_EVENT = new Set([413, 415, 422]);
/** How daprd reports a malformed event, and how pub/sub components report one that is too large: all with a 500. */
const NO_EVENT = /ERR_PUBSUB_(CLOUD_)?EVENTS_SER|ERR_MALFORMED_REQUEST/;
const TOO_LARGE = /(body|message|payload)[^.]{0,40} (too large|larger than|exceed)|maximum payload exceeded/i;

function whyNotPublished(status: number, answer: string): Error {
  const words = `The sidecar answered ${status}: ${answer.slice(0, 300)}`;
  const refused = ABOUT_THE_EVENT.has(status) || NO_EVENT.test(answer) || TOO_LARGE.test(answer);
  return refused ? new EventRefused(words) : new Error(words);
}
