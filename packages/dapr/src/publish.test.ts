import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { EventRefused, type CloudEvent } from '#core/cloud-event.ts';
import { Publisher } from './publish.ts';

let stop: () => Promise<void> = async () => undefined;
afterEach(() => stop());

const event: CloudEvent = {
  specversion: '1.0',
  id: 'e1',
  source: 'loans',
  type: 'loan.issued',
  subject: 'a b&c',
  data: {},
};

/** A publisher with a sidecar that answers like this. */
async function aPublisher(answer: RequestListener): Promise<Publisher> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const publisher = new Publisher({ url, headers: { 'dapr-api-token': 'secret' } }, 'loans');
  stop = async () => {
    await publisher.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return publisher;
}

const answering = (status: number, body = '') =>
  aPublisher((request, response) => {
    request.resume();
    request.once('end', () => response.writeHead(status).end(body));
  });

test('an event goes to the component of its app and topic, as it stands, with its subject as the key', async () => {
  const asked: unknown[] = [];
  const publisher = await aPublisher((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.once('end', () => {
      const { method, url, headers } = request;
      asked.push([method, url, headers['content-type'], headers['dapr-api-token'], JSON.parse(body)]);
      response.writeHead(204).end();
    });
  });
  await publisher.publish('loan.events', event);
  expect(asked).toEqual([
    [
      'POST',
      '/v1.0/publish/loans-loan-events/loan.events?metadata.partitionKey=a%20b%26c',
      'application/cloudevents+json',
      'secret',
      event,
    ],
  ]);
});

test.each([
  [413, ''],
  [500, '{"errorCode":"ERR_PUBSUB_CLOUD_EVENTS_SER","message":"cannot create cloudevent"}'],
  [500, '{"errorCode":"ERR_PUBSUB_PUBLISH_MESSAGE","message":"error when publishing: http: request body too large"}'],
  [500, '{"errorCode":"ERR_PUBSUB_PUBLISH_MESSAGE","message":"error when publishing: nats: maximum payload exceeded"}'],
  [500, '{"message":"kafka server: Message was too large, server rejected it to avoid allocation error"}'],
])('a %i about the event itself, “%s”, says that another try is of no use', async (status, body) => {
  await expect((await answering(status, body)).publish('loan.events', event)).rejects.toBeInstanceOf(EventRefused);
});

test.each([
  [400, '{"errorCode":"ERR_PUBSUB_NOT_FOUND","message":"pubsub not found"}'],
  [403, '{"errorCode":"ERR_PUBSUB_FORBIDDEN"}'],
  [404, '{"errorCode":"ERR_PUBSUB_NOT_FOUND"}'],
  [500, '{"errorCode":"ERR_PUBSUB_PUBLISH_MESSAGE","message":"nats: no response from stream"}'],
  [500, '{"message":"circuit breaker is open"}'],
])('a %i about the topic or the broker, “%s”, does not', async (status, body) => {
  const failure = await (await answering(status, body)).publish('loan.events', event).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(Error);
  expect(failure).not.toBeInstanceOf(EventRefused);
});

test('a sidecar that is away or breaks off is no word about the event', async () => {
  const publisher = await aPublisher((request) => request.socket.destroy());
  const failure = await publisher.publish('loan.events', event).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(Error);
  expect(failure).not.toBeInstanceOf(EventRefused);
});
