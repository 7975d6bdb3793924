import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestGateway, type TestGateway } from './testing/gateway.ts';
import { A_COPY as copy } from './testing/scanned.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => gateway.stop());

/** Books knows the copy, and loans refuses to take it back. */
function loansRefuses(status: number, problem: object): void {
  gateway.answerBy(({ method }, response) => {
    if (method === 'GET') response.setHeader('content-type', 'application/json').end(JSON.stringify(copy));
    else response.writeHead(status, { 'content-type': 'application/problem+json' }).end(JSON.stringify(problem));
  });
}

const checkIn = (body: object) =>
  gateway.request('POST', '/desk/check-in', {
    as: { id: randomUUID(), role: 'librarian' },
    body: { barcode: copy.barcode, ...body },
  });

test('is tried again where an instance of the release before does not know a field yet', async () => {
  loansRefuses(400, { code: 'invalid_request', errors: [{ field: 'scanned_at', code: 'not_known', message: '' }] });
  expect(await checkIn({ scanned_at: '2026-05-01T09:00:00Z' })).toMatchObject({
    status: 503,
    body: { code: 'service_unavailable' },
  });
});

test('says in words what is wrong with a field, with the numbers', async () => {
  const tooLong = { field: 'returned_at', code: 'too_long_ago', facts: { days: 60 }, message: '' };
  loansRefuses(400, { code: 'invalid_request', errors: [tooLong] });
  expect(await checkIn({ returned_at: '2020-05-01T09:00:00Z' })).toMatchObject({
    status: 400,
    body: { errors: [{ field: 'returned_at', message: 'is too long ago (at most 60 days)' }] },
  });
});
