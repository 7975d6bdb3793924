import { randomUUID } from 'node:crypto';
import type { Request } from 'express';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { apiError } from '#errors';
import type { Declaration } from '#http/declaration.ts';
import { Refusals } from './refusals.ts';
import { startTestGateway, type Forwarded, type TestGateway } from './testing/gateway.ts';

let gateway: TestGateway;
let authAnswers = 204;
beforeAll(async () => {
  gateway = await startTestGateway();
});
beforeEach(async () => {
  authAnswers = 204;
  gateway.answerBy((call, response) => {
    if (call.url === '/internal/refusals') response.writeHead(authAnswers, PROBLEM).end();
    else response.setHeader('content-type', 'application/json').end('{"items":[]}');
  });
  await gateway.tellRefusals();
  gateway.forwarded.length = 0;
});
afterAll(() => gateway.stop());

const PROBLEM = { 'content-type': 'application/problem+json' };
const refusal = z.looseObject({ id: z.string(), operation: z.string(), count: z.number(), about: z.array(z.string()) });
const told = ({ body }: Forwarded) => z.object({ refusals: z.array(refusal) }).parse(JSON.parse(body)).refusals;
const calls = () => gateway.forwarded.filter(({ url }) => url === '/internal/refusals');
const aReader = () => ({ id: randomUUID(), role: 'reader' as const, sessionId: randomUUID() });

test('what somebody may not do is told to auth afterwards, with whom it was about, and reaches no service', async () => {
  const as = aReader();
  const other = randomUUID();
  expect((await gateway.request('GET', `/users/${other}`, { as })).status).toBe(403);
  expect(gateway.forwarded).toEqual([]);
  await gateway.tellRefusals();
  expect(calls().flatMap(told)).toMatchObject([
    {
      action: 'reader.read',
      operation: 'getUser',
      code: 'forbidden',
      caller_id: as.id,
      caller_role: 'reader',
      about: [other],
      count: 1,
    },
  ]);
});

test('whoever has not proved lately who they are is told of, too', async () => {
  const as = { id: randomUUID(), role: 'admin' as const, provedSecondsAgo: 3_600 };
  await gateway.request('DELETE', `/users/${randomUUID()}/second-factor`, { as });
  await gateway.tellRefusals();
  expect(calls().flatMap(told)).toMatchObject([{ action: 'second_factor.remove', code: 'fresh_sign_in_needed' }]);
});

test('an operation whose contract keeps nothing is told of when it is refused', async () => {
  await gateway.request('GET', '/admin/health', { as: aReader() });
  await gateway.tellRefusals();
  expect(calls().flatMap(told)).toMatchObject([{ action: 'operation.call', operation: 'tellHealth' }]);
});

test('a flood of one kind is one entry with its number, and the people that it was about', async () => {
  const as = aReader();
  const people = Array.from({ length: 150 }, () => randomUUID());
  for (const id of people) await gateway.request('GET', `/users/${id}`, { as });
  await gateway.tellRefusals();
  const all = calls().flatMap(told);
  expect(all).toMatchObject([{ count: 150, about: people.slice(0, 100) }]);
  await gateway.tellRefusals();
  expect(calls()).toHaveLength(1);
});

test('where it came from is what the gateway sees, whatever the client says of it', async () => {
  const as = aReader();
  const path = `/users/${randomUUID()}`;
  await gateway.request('GET', path, { as });
  for (const forged of ['192.0.2.9', '192.0.2.10'])
    await gateway.request('GET', path, { as, headers: { 'x-client-address': forged, 'x-forwarded-for': forged } });
  await gateway.tellRefusals();
  expect(calls().flatMap(told)).toMatchObject([{ network: '127.0.0.1', count: 3 }]);
});

test('what auth does not take is told again as it was, and nobody waits for it', async () => {
  authAnswers = 503;
  const as = aReader();
  expect((await gateway.request('GET', `/users/${randomUUID()}`, { as })).status).toBe(403);
  await gateway.tellRefusals();
  await gateway.request('GET', `/users/${randomUUID()}`, { as });
  authAnswers = 204;
  await gateway.tellRefusals();
  const [first, again, next] = calls().map(told);
  expect(again).toEqual(first);
  expect(next).toMatchObject([{ count: 1 }]);
  expect(next?.map(({ id }) => id)).not.toEqual(first?.map(({ id }) => id));
  await gateway.tellRefusals();
  expect(calls()).toHaveLength(3);
});

test.each([413, 400])('what auth will never take (%i) is dropped, and the rest is told', async (status) => {
  authAnswers = status;
  await gateway.request('GET', `/users/${randomUUID()}`, { as: aReader() });
  await gateway.tellRefusals();
  await gateway.tellRefusals();
  expect(calls()).toHaveLength(1);
  authAnswers = 204;
  const as = aReader();
  await gateway.request('GET', `/users/${randomUUID()}`, { as });
  await gateway.tellRefusals();
  expect(calls().slice(1).map(told)).toMatchObject([[{ caller_id: as.id }]]);
});

test.each([408, 429, 503])('what auth cannot take now (%i) is told again', async (status) => {
  authAnswers = status;
  await gateway.request('GET', `/users/${randomUUID()}`, { as: aReader() });
  await gateway.tellRefusals();
  authAnswers = 204;
  await gateway.tellRefusals();
  const [first, again] = calls().map(told);
  expect(again).toEqual(first);
});

test('no more kinds wait than the bound, and one that waits is counted on', async () => {
  const sent: { id: string; count: number }[] = [];
  const invoke = async ({ body }: { body?: unknown }) => {
    sent.push(...z.object({ refusals: z.array(refusal) }).parse(body).refusals);
    return { status: 204, body: undefined };
  };
  const warnings: object[] = [];
  const log = pino({ level: 'warn' }, { write: (line: string) => void warnings.push(JSON.parse(line)) });
  const refusals = new Refusals({ invoker: { invoke }, log });
  const note = (sessionId: string) =>
    refusals.note({
      declaration: { operationId: 'tellHealth' } as Declaration,
      request: { params: {}, query: {}, get: () => undefined } as unknown as Request,
      caller: { id: randomUUID(), role: 'reader', sessionId, expiresAt: 0 },
      error: apiError('forbidden'),
    });
  const sessions = Array.from({ length: 1_100 }, () => randomUUID());
  for (const session of [...sessions, ...sessions.slice(0, 10)]) await note(session);
  await refusals.stop();
  expect(sent.map(({ count }) => count)).toEqual(sessions.slice(0, 1_000).map((_, index) => (index < 10 ? 2 : 1)));
  expect(warnings).toMatchObject([{ refusals: 100 }]);
});
