import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rawRequest, sendRaw } from '#testing/raw-http.ts';
import { sampleRawRequests, serverErrors } from '#testing/raw-requests.ts';
import contract from '../../contracts/openapi/public.json' with { type: 'json' };
import { aBook, aLibrarian, apps, gatewayUrl, type Person } from '../support/library.ts';

const REQUESTS = 600;
const AT_ONCE = 8;

let librarian: Person;
let bookId: string;
let neighbour: { stop: () => Promise<number[]> };

beforeAll(async () => {
  librarian = await aLibrarian();
  bookId = (await aBook()).id;
  neighbour = askAllTheTime();
});
afterAll(() => neighbour.stop());

/** Somebody beside, who asks what anybody may ask. @returns on `stop`, the statuses of the answers */
function askAllTheTime() {
  const statuses: number[] = [];
  let stopped = false;
  const asking = (async () => {
    while (!stopped) statuses.push((await fetch(`${gatewayUrl}/api/v1/books/${bookId}`)).status);
  })();
  return {
    stop: async () => {
      stopped = true;
      await asking;
      return statuses;
    },
  };
}

async function openBreakers(): Promise<string[]> {
  const metrics = await (await fetch(`http://127.0.0.1:${apps['gateway']?.port}/metrics`)).text();
  return metrics.match(/^circuit_breaker_state\{.*\} [12]$/gm) ?? [];
}

async function failedCalls(): Promise<string[]> {
  const metrics = await (await fetch(`http://127.0.0.1:${apps['gateway']?.port}/metrics`)).text();
  return metrics.match(/^circuit_breaker_calls_total\{.*outcome="(failure|rejected)".*$/gm) ?? [];
}

test('fourteen requests with a large header open no breaker', async () => {
  for (let time = 0; time < 14; time++) {
    const headers = { 'accept-language': 'x'.repeat(14_500) };
    expect((await sendRaw(gatewayUrl, rawRequest('GET', '/api/v1/books', headers))).status).toBe(431);
  }
  expect(await openBreakers()).toEqual([]);
});

test.each(['http://x/API/v1/books', '/API\\v1/users/me?#', '/api\\v1/users/me', '/API/v1/users/me'])(
  'the target %s reaches no service, however often',
  async (target) => {
    const headers = { authorization: `Bearer ${librarian.accessToken}` };
    for (let time = 0; time < 14; time++)
      expect([400, 404]).toContain((await sendRaw(gatewayUrl, rawRequest('GET', target, headers))).status);
    expect(await openBreakers()).toEqual([]);
  },
);

test('the largest headers that the gateway takes are taken by the sidecars', async () => {
  const room = 8_000 - librarian.accessToken.length - 200;
  const headers = { authorization: `Bearer ${librarian.accessToken}`, 'user-agent': 'x'.repeat(room) };
  expect((await sendRaw(gatewayUrl, rawRequest('GET', '/api/v1/users?limit=1', headers))).status).toBe(200);
  const query = `q=${'%F0%9F%93%9A'.repeat(100)}&author=${'%D0%90'.repeat(300)}`;
  expect((await sendRaw(gatewayUrl, rawRequest('GET', `/api/v1/books?${query}`))).status).toBe(200);
});

test('a blank in a query may be sent as +', async () => {
  const { title } = await aBook({ title: `Война и мир ${randomUUID()}` });
  const q = encodeURIComponent(title).replaceAll('%20', '+');
  const answer = await fetch(`${gatewayUrl}/api/v1/books?q=${q}`);
  expect(await answer.json()).toMatchObject({ items: [{ title }] });
});

test('no request, however it is made, gets a 5xx, opens a breaker or disturbs another', async () => {
  const before = await failedCalls();
  const requests = sampleRawRequests(contract.paths, librarian.accessToken, REQUESTS);
  const wrong = await serverErrors(gatewayUrl, requests, AT_ONCE);
  const beside = await neighbour.stop();

  expect(wrong).toEqual([]);
  expect(await openBreakers()).toEqual([]);
  expect(await failedCalls()).toEqual(before);
  expect([...new Set(beside)]).toEqual([200]);
});
