import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Role } from '#core/caller.ts';
import { addDays, libraryDay } from '#core/library-day.ts';
import { operationsIn, roleFor, type ContractOperation } from '#testing/contract-operations.ts';
import { faultIn, LENIENT_SPELLINGS, oddFields, type Answered, type OddRequest } from '#testing/odd-requests.ts';
import { testSeed } from '#testing/test-seed.ts';
import contract from '../../contracts/openapi/public.json' with { type: 'json' };
import {
  aBook,
  aBranchManager,
  aLibrarian,
  aLoan,
  aReader,
  gatewayUrl,
  theAdmin,
  type Person,
} from '../support/library.ts';
import { carriedCursors } from '../support/carried-cursors.ts';
import { JOURNAL_FIELDS } from '../support/journal-fields.ts';

/** Of each field; tests/operations/inputs.test.ts sends more, to each service. */
const RUNS = 2;
/** A category of its own, so that no other test meets its terms. */
const CATEGORY = 'odd_readers';

/** What would end the session or the account that asks, or change whether they can sign in. */
const ENDING = ['logout', 'deleteOwnProfile', 'deleteUser', 'mergeReader', 'updateOwnProfile'];
/** What needs a document that is published, for which every reader of the other tests would be asked. */
const ASKING_ALL = ['publishDocument', 'agreeToDocument', 'recordAgreement'];
/** What has so many fields that its wrong answers would count as guesses of the whole network here. */
const GUESSING = ['addPasskey', 'choosePassword', 'loginByPasskey', 'openSessionByPasskey'];

let people: Partial<Record<Role, Person>>;
let given: Record<string, unknown>;
let putMainBack: () => Promise<unknown>;

beforeAll(async () => {
  const [reader, librarian, manager, admin] = await Promise.all([
    aReader(),
    aLibrarian(),
    aBranchManager(),
    theAdmin(),
  ]);
  people = { reader, librarian, branch_manager: manager, admin };
  await manager.api.PUT('/patron-categories/{code}', {
    params: { path: { code: CATEGORY } },
    body: { name_ru: 'Странные', name_en: 'Odd', loan_limit: 5 },
  });
  const { data: branches } = await manager.api.GET('/branches');
  const main = branches?.items.find(({ id }) => id === 'main');
  if (!main) throw new Error('There is no main branch.');
  const { name, address, time_zone, week, uses_tills = false } = main;
  putMainBack = () =>
    manager.api.PUT('/branches/{branch_id}', {
      params: { path: { branch_id: 'main' } },
      body: { name, address, time_zone, week, uses_tills, hold_shelf_days: null, hold_reminder_days: null },
    });
  const loan = await aLoan(reader);
  const book = await aBook({ total_copies: 1_000 });
  const open = [{ opens: '09:00', closes: '19:00' }];
  given = {
    user_id: reader.id,
    reader_id: reader.id,
    loan_id: loan.id,
    book_id: book.id,
    patron_category: CATEGORY,
    code: CATEGORY,
    app: 'users',
    ...(await carriedCursors(
      ['listCarriedReaderChanges', 'listCarriedCopyChanges', 'listCopyHolderChanges'],
      async (path) => {
        const headers = { authorization: `Bearer ${librarian.accessToken}` };
        return (await fetch(`${gatewayUrl}/api/v1${path}?limit=1`, { headers })).json();
      },
    )),
    branch: 'main',
    home_branch: 'main',
    branch_id: 'main',
    ranges: [],
    time_zone: 'Europe/Moscow',
    week: { monday: open, tuesday: open, wednesday: open, thursday: open, friday: open, saturday: [], sunday: [] },
    ends_on: addDays(libraryDay(new Date(), 'UTC'), 365),
    due_date: addDays(libraryDay(new Date(), 'UTC'), 30),
    // Years ahead, where no other test has a loan.
    'moveDueDates.from': addDays(libraryDay(new Date(), 'UTC'), 3_000),
    'moveDueDates.until': addDays(libraryDay(new Date(), 'UTC'), 3_001),
    'moveDueDates.due_date': addDays(libraryDay(new Date(), 'UTC'), 3_002),
    ...JOURNAL_FIELDS,
    redirect_uris: ['https://app.example/back'],
  };
});

// Other tests lend there, and take cash without a till.
afterAll(() => putMainBack());

async function send(operation: ContractOperation, { address, headers, body }: OddRequest): Promise<Answered> {
  const answer = await fetch(`${gatewayUrl}/api/v1${address}`, {
    method: operation.method,
    headers: {
      authorization: `Bearer ${people[roleFor(operation)]?.accessToken}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  const { status, headers: answered } = answer;
  return { status, headers: answered, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
}

test('whatever is in a field, the answer that comes through the sidecars is a success, or names the field', async () => {
  const seed = testSeed('odd requests');
  const operations = operationsIn(contract).filter(
    ({ operationId }) => ![...ENDING, ...ASKING_ALL, ...GUESSING].includes(operationId),
  );
  const found: unknown[] = [];
  let asked = 0;
  for (const operation of operations)
    for (const { requests } of oddFields(contract, operation, given))
      for (const request of fc.sample(requests, { numRuns: RUNS, seed: seed + asked })) {
        const fault = faultIn(request, await send(operation, request));
        asked += 1;
        if (fault !== undefined)
          found.push([
            operation.operationId,
            request.place,
            request.field,
            JSON.stringify(request.odd)?.slice(0, 200),
            fault,
          ]);
      }
  console.log(`${operations.length} operations, ${asked} odd requests`);
  expect(found).toEqual([]);
}, 180_000);

test('a text in a query means the same to the services, however it is encoded', async () => {
  const title = `К%й*(а) ${randomUUID()}, «a+b & c;d=e»!`;
  const { id } = await aBook({ title, author: title });
  for (const spell of LENIENT_SPELLINGS)
    for (const parameter of ['q', 'author']) {
      const answer = await fetch(`${gatewayUrl}/api/v1/books?${parameter}=${spell(title)}`);
      expect(await answer.json(), spell(title)).toMatchObject({ items: [{ id }] });
    }
});
