import { randomUUID } from 'node:crypto';
import { apps } from './library.ts';

/** Publishes as an app does, through that app's own sidecar; by another topic's component where one is named. */
export function publishAs(
  app: string,
  topic: string,
  type: string,
  data: object,
  id: string = randomUUID(),
  component = topic.replaceAll('.', '-'),
): Promise<Response> {
  const url = `http://127.0.0.1:${apps[app]?.sidecarPort}/v1.0/publish/${component}/${topic}`;
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/cloudevents+json' },
    body: JSON.stringify({ specversion: '1.0', id, source: app, type, datacontenttype: 'application/json', data }),
  });
}
