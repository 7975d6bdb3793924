import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestGateway, type TestGateway } from './testing/gateway.ts';
import { A_COPY as copy, A_LOAN as loan, A_READER as reader } from './testing/scanned.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
beforeEach(() => gateway.forget());
afterAll(() => gateway.stop());

/** So many scans are looked up at a time, each in two apps. */
const SIDE_BY_SIDE = 8;

/** What users, books and loans know; a string is the code of a refusal. */
function library(known: { reader?: object | string; copy?: object | string; loan?: object | string }) {
  gateway.answerBy(({ url }, response) => {
    const [found, missing] = url.startsWith('/users')
      ? [known.reader, 'card_not_found']
      : url.startsWith('/copies')
        ? [known.copy, 'copy_not_found']
        : [known.loan, 'loan_not_found'];
    const code = typeof found === 'string' ? found : missing;
    if (typeof found === 'object') response.setHeader('content-type', 'application/json').end(JSON.stringify(found));
    else
      response
        .writeHead(code === 'service_unavailable' ? 503 : 404, { 'content-type': 'application/problem+json' })
        .end(JSON.stringify({ code }));
  });
}

const scan = (code: string, role: 'librarian' | 'reader' = 'librarian') =>
  gateway.request('GET', `/desk/scan?code=${encodeURIComponent(code)}`, { as: { id: randomUUID(), role } });

test('a card is its reader', async () => {
  library({ reader });
  expect(await scan('R100001')).toMatchObject({ status: 200, body: { code: 'R100001', reader } });
});

test('a copy on the shelf is a copy, whatever signs its barcode has', async () => {
  library({ copy });
  const answer = await scan(' A 1/2\r\n');
  expect([answer.status, answer.body]).toEqual([200, { code: 'A 1/2', copy }]);
  expect(gateway.forwarded.map(({ url }) => url).toSorted()).toEqual([
    '/copies?barcode=A%201%2F2',
    '/users/by-card?card_number=A%201%2F2',
  ]);
});

test('a copy on loan comes with its loan', async () => {
  library({ copy: { ...copy, status: 'on_loan', loan_id: loan.id }, loan });
  expect(await scan('A 1/2')).toMatchObject({ status: 200, body: { copy: { status: 'on_loan' }, loan } });
});

test.each([
  ['that is not there yet', undefined],
  ['that has ended', { ...loan, status: 'returned' }],
])('a loan %s is not shown', async (_what, known) => {
  library({ copy: { ...copy, status: 'on_loan', loan_id: loan.id }, ...(known && { loan: known }) });
  const answer = await scan('A 1/2');
  expect(answer.status).toBe(200);
  expect(answer.body).not.toHaveProperty('loan');
});

test('a number that a card and a copy have is both', async () => {
  library({ reader, copy });
  expect(await scan('A100001')).toMatchObject({ body: { reader, copy } });
});

test('an unknown number is an answer too', async () => {
  library({});
  const answer = await scan('X999999');
  expect([answer.status, answer.body]).toEqual([200, { code: 'X999999' }]);
});

test('a card that was reported lost says so, and a copy with its number is found all the same', async () => {
  library({ reader: 'card_lost' });
  expect((await scan('R100001')).body).toEqual({ code: 'R100001', lost_card: true });
  library({ reader: 'card_lost', copy });
  expect(await scan('A 1/2')).toMatchObject({ status: 200, body: { lost_card: true, copy } });
});

test('what is away is not taken for unknown', async () => {
  library({ reader: 'service_unavailable', copy });
  expect(await scan('A 1/2')).toMatchObject({ status: 503 });
});

test('readers have nothing to scan', async () => {
  expect(await scan('R100001', 'reader')).toMatchObject({ status: 403 });
  expect(gateway.forwarded).toEqual([]);
});

test('scans of a while ago are looked up together, and what can be no number stops none of them', async () => {
  library({ reader });
  const codes = [' R100001', 'R100002', '?', 'R100001'];
  const answer = await gateway.request('POST', '/desk/scans', {
    as: { id: randomUUID(), role: 'librarian' },
    body: { codes },
  });
  expect([answer.status, answer.body]).toEqual([
    200,
    {
      items: [{ code: 'R100001', reader }, { code: 'R100002', reader }, { code: '?' }, { code: 'R100001', reader }],
    },
  ]);
});

test('while an app does not answer, none of the scans of a while ago is taken for unknown', async () => {
  library({ reader, copy: 'service_unavailable' });
  const asked = { as: { id: randomUUID(), role: 'librarian' as const }, body: { codes: ['R100001', 'R100002'] } };
  expect(await gateway.request('POST', '/desk/scans', asked)).toMatchObject({ status: 503 });
});

test('once an app has not answered for one of them, it is asked for no more of the scans of a while ago', async () => {
  const codes = Array.from({ length: 100 }, (_, number) => `R${100_000 + number}`);
  // All but the first are answered once that has failed.
  const held: (() => void)[] = [];
  let hasFailed = false;
  gateway.answerBy(({ url }, response) => {
    const isFirst = url.endsWith('R100000');
    const missing = url.startsWith('/users') ? 'card_not_found' : 'copy_not_found';
    const answer = () =>
      response
        .writeHead(isFirst ? 503 : 404, { 'content-type': 'application/problem+json' })
        .end(JSON.stringify({ code: isFirst ? 'service_unavailable' : missing }));
    if (isFirst || hasFailed) answer();
    else held.push(answer);
  });
  const asked = { as: { id: randomUUID(), role: 'librarian' as const }, body: { codes } };
  expect(await gateway.request('POST', '/desk/scans', asked)).toMatchObject({ status: 503 });
  hasFailed = true;
  for (const answer of held) answer();
  // Whoever went on would have asked for more, before these are answered.
  for (let count = 0; count < 5; count += 1) await scan('R-OTHER');
  const ofThese = gateway.forwarded.filter(({ url }) => codes.some((code) => url.endsWith(code)));
  expect(ofThese.length).toBeLessThanOrEqual(2 * SIDE_BY_SIDE);
});
