import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ApiError } from '#core/api-error.ts';
import { closeServer, listen } from './app-server.ts';
import { refuseUnstorable } from './request-check.ts';

let listening: Awaited<ReturnType<typeof listen>>;
let handed: unknown;
beforeAll(async () => {
  const app = express().use(express.json(), (request, response) => {
    void refuseUnstorable(request, response, (error?: unknown) => (handed = error));
    response.end();
  });
  listening = await listen(app, 0);
});
afterAll(() => closeServer(listening.server));

/** The reported error of a body. */
async function refused(body: string): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  await fetch(`http://127.0.0.1:${listening.port}/`, { method: 'POST', headers, body });
  return handed instanceof ApiError ? handed.details.errors : handed;
}

test('a text that cannot be stored is named, wherever it is', async () => {
  expect(await refused('{"records":[{"title":"a"},{"title":"a\\u0000"}]}')).toEqual([
    { field: 'records.1.title', code: 'unstorable' },
  ]);
  expect(await refused('{"records":[{"title":"a"}]}')).toBeUndefined();
});

test.each([
  ['[', ']'],
  ['{"a":', '}'],
])('a body nested without end, as %s…, is refused and breaks nothing', async (opening, closing) => {
  const nested = `${opening.repeat(10_000)}1${closing.repeat(10_000)}`;
  expect(await refused(`{"payload":${nested}}`)).toEqual([{ field: 'payload', code: 'nested_too_deep' }]);
});
