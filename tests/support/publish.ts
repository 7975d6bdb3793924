import { randomUUID } from 'node:crypto';
import { askSidecar } from './sidecar.ts';

type More = {
  id?: string;
  /** What brokers that divide a topic keep in order. */
  subject?: string;
  /** The component, where it is not the app's for the topic. */
  component?: string;
};

/** Publishes as an app does, through that app's own sidecar. */
export function publishAs(app: string, topic: string, type: string, data: object, more: More = {}): Promise<Response> {
  const { id = randomUUID(), subject, component = `${app}-${topic.replaceAll('.', '-')}` } = more;
  const key = subject === undefined ? '' : `?metadata.partitionKey=${subject}`;
  const event = { specversion: '1.0', id, source: app, type, subject, datacontenttype: 'application/json', data };
  return askSidecar(app, `/v1.0/publish/${component}/${topic}${key}`, {
    method: 'POST',
    headers: { 'content-type': 'application/cloudevents+json' },
    body: JSON.stringify(event),
  });
}
