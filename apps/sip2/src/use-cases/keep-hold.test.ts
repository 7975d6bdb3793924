import { afterEach, expect, test } from 'vitest';
import type { InvokeAnswer, InvokeRequest } from '#dapr/invoke.ts';
import { aLibrary, at, MACHINE, NOW, type Library, type Machine } from '../testing/machines.ts';

let library: Library | undefined;
afterEach(() => library?.stop());

const READER = {
  id: '0198a5c4-0000-7000-8000-000000000002',
  full_name: 'Anna Reader',
  loan_limit: 5,
  active_loans: 0,
  has_overdue: false,
  blocked: false,
  verified: true,
};
const COPY = {
  barcode: 'B1',
  book_id: 'the book',
  title: 'Three Sisters',
  status: 'on_loan',
  home_branch: 'main',
  current_branch: 'main',
};
const A_HOLD = { id: 'the hold', book_id: 'the book', title: 'Three Sisters', branch_id: 'north', state: 'waiting' };
let HOLD = { ...A_HOLD };
const PASSWORD = 'a right password';

/** A library with one reader, whose card is R100, and one copy, B1. */
const services =
  (answer: (request: InvokeRequest) => InvokeAnswer) =>
  (request: InvokeRequest): InvokeAnswer => {
    const { path, body } = request;
    if (path === '/users/by-card') return { status: 200, body: READER };
    if (path === '/internal/passwords/check')
      return (body as { password: string }).password === PASSWORD
        ? { status: 204, body: undefined }
        : { status: 403, body: { code: 'wrong_password', detail: 'Wrong.' } };
    if (path === '/copies')
      return request.query?.['barcode'] === 'B1'
        ? { status: 200, body: COPY }
        : { status: 404, body: { code: 'copy_not_found', detail: 'There is no such copy.' } };
    if (path === `/internal/readers/${READER.id}/account`)
      return {
        status: 200,
        body: {
          loans: [],
          holds: [HOLD],
          fines: [],
          balance: { amount_minor: 0, currency: 'RUB' },
          owes_too_much: false,
        },
      };
    return answer(request);
  };

async function signedIn(
  answer: (request: InvokeRequest) => InvokeAnswer = () => ({ status: 200, body: HOLD }),
): Promise<Machine> {
  library = await aLibrary({
    now: at,
    env: { SIP2_BRANCHES: `${MACHINE.id}=north` },
    invoke: services(answer),
  });
  return (await library.connect()).logIn();
}

const hold = (mode: string, more = '', password = PASSWORD, barcode = 'B1') =>
  `15${mode}${NOW}${more}AOlibrary|AAR100|${password === '' ? '' : `AD${password}|`}AB${barcode}|AC|`;
const changesAsked = () =>
  (library?.asked ?? []).flatMap((one) =>
    one.path.startsWith('/holds') ? [{ method: one.method, path: one.path, body: one.body }] : [],
  );

test('a hold is placed on the book of a copy, and picked up where the machine stands', async () => {
  const machine = await signedIn(() => ({ status: 201, body: { ...HOLD, position: 2 } }));
  expect(await machine.ask(hold('+'))).toMatch(
    /^161N20260501 {4}120000AOlibrary\|AAR100\|ABB1\|AJThree Sisters\|BSnorth\|BR2\|AFThe hold is placed/,
  );
  expect(changesAsked()).toEqual([
    { method: 'POST', path: '/holds', body: { book_id: 'the book', reader_id: READER.id, branch_id: 'north' } },
  ]);
});

test('a hold on this very copy, to be picked up elsewhere, says so, and that a copy is there', async () => {
  const machine = await signedIn(() => ({ status: 201, body: { ...HOLD, branch_id: 'south', state: 'to_fetch' } }));
  expect(await machine.ask(hold('+', 'BSsouth|BY3|'))).toMatch(/^161Y.*BSsouth\|AF/);
  expect(changesAsked()).toMatchObject([{ body: { barcode: 'B1', branch_id: 'south' } }]);
});

test('a hold is picked up elsewhere, and cancelled', async () => {
  const machine = await signedIn();
  expect(await machine.ask(hold('*', 'BSsouth|'))).toMatch(/^161.*AFYou can pick the book up/);
  expect(await machine.ask(hold('-'))).toMatch(/^161.*AFThe hold is cancelled/);
  expect(changesAsked()).toEqual([
    { method: 'PUT', path: '/holds/the hold', body: { branch_id: 'south' } },
    {
      method: 'POST',
      path: '/holds/the hold/cancel',
      body: { reason: 'Cancelled by the reader at a self-check machine.' },
    },
  ]);
});

test('on which days the reader wants the book stays as they have said it', async () => {
  const days = { not_before: '2026-06-01', not_after: '2026-07-01' };
  Object.assign(HOLD, days);
  try {
    await (await signedIn()).ask(hold('*', 'BSsouth|'));
  } finally {
    HOLD = { ...A_HOLD };
  }
  expect(changesAsked()).toMatchObject([{ method: 'PUT', body: { branch_id: 'south', ...days } }]);
});

test('without a password, or with a wrong one, nothing is done and nothing told of the book', async () => {
  const machine = await signedIn();
  for (const mode of ['+', '-', '*']) {
    expect(await machine.ask(hold(mode, '', ''))).toMatch(/^160N.*ABB1\|AFPlease enter your password/);
    expect(await machine.ask(hold(mode, '', 'wrong'))).toMatch(/^160N.*ABB1\|AF/);
  }
  expect(changesAsked()).toEqual([]);
});

test('what the library refuses, what is not there and what nobody means is told in words', async () => {
  const machine = await signedIn(() => ({ status: 409, body: { code: 'copies_available', detail: 'It is here.' } }));
  expect(await machine.ask(hold('+'))).toMatch(/^160N.*AFIt is here\./);
  expect(await machine.ask(hold('+', '', PASSWORD, 'B9'))).toMatch(/^160N.*AFThere is no such copy/);
  expect(await machine.ask(hold('?'))).toMatch(/^160N.*AFThis did not work/);
  HOLD.book_id = 'another book';
  try {
    expect(await machine.ask(hold('-'))).toMatch(/^160N.*AFThere is no hold on this book/);
  } finally {
    HOLD.book_id = 'the book';
  }
});

test('machines are told that holds are spoken of here', async () => {
  const machine = await signedIn();
  expect(await machine.ask('9900802.00')).toMatch(/BX.{13}Y/);
});
