import { afterEach, describe, expect, test } from 'vitest';
import type { InvokeAnswer, InvokeRequest } from '#dapr/invoke.ts';
import { aLibrary, at, MACHINE, NOW, type Library, type Machine } from '../testing/machines.ts';

let library: Library | undefined;
afterEach(() => library?.stop());

const READER = {
  id: '0198a5c4-0000-7000-8000-000000000002',
  full_name: 'Anna Reader',
  loan_limit: 5,
  active_loans: 2,
  has_overdue: true,
  blocked: false,
  expires_on: '2026-12-31',
  verified: true,
};
const loan = (barcode: string, status: string) => ({
  id: `0198a5c4-0000-7000-8000-00000000000${barcode.slice(1)}`,
  barcode,
  title: `Title of ${barcode}`,
  status,
  due_date: '2026-05-15',
});
const money = (amount_minor: number) => ({ amount_minor, currency: 'RUB' });
const ACCOUNT = {
  loans: [loan('B1', 'open'), loan('B2', 'overdue')],
  holds: [
    { title: 'Awaited', state: 'waiting' },
    { title: 'Here', state: 'ready' },
  ],
  fines: [{ title: 'Late', amount: money(2000), outstanding: money(1250), status: 'owed' }],
  balance: money(1250),
  owes_too_much: false,
};
const PASSWORD = 'a right password';

type Asked = {
  reader?: object;
  account?: object;
  renew?: (id: string) => InvokeAnswer;
  pay?: (body: unknown) => InvokeAnswer;
};

/** The services of a library with one reader, whose card is R100. */
const services =
  ({ reader = {}, account = {}, renew, pay }: Asked = {}) =>
  ({ appId, path, query, body }: InvokeRequest): InvokeAnswer => {
    if (appId === 'users' && path === '/users/by-card')
      return query?.['card_number'] === 'R100'
        ? { status: 200, body: { ...READER, ...reader } }
        : { status: 404, body: { code: 'card_not_found', detail: 'There is no such card.' } };
    if (path === `/internal/readers/${READER.id}/account`) return { status: 200, body: { ...ACCOUNT, ...account } };
    if (path === '/internal/passwords/check') {
      const { password, machine, user_id } = body as Record<string, string>;
      if (machine !== MACHINE.id || user_id !== READER.id) throw new Error('not as the contract says');
      if (password === PASSWORD) return { status: 204, body: undefined };
      return password === 'once more'
        ? { status: 429, body: { code: 'too_many_failed_logins', detail: 'Please wait.' } }
        : { status: 403, body: { code: 'wrong_password', detail: 'Wrong.' } };
    }
    const [, renewed] = /^\/loans\/([^/]+)\/renew$/.exec(path) ?? [];
    if (renewed !== undefined && renew) return renew(renewed);
    if (path === `/internal/readers/${READER.id}/payments` && pay) return pay(body);
    if (path === '/loans/issue') return { status: 201, body: loan('B3', 'open') };
    throw new Error(`not expected: ${appId} ${path}`);
  };

async function signedIn(asked: Asked = {}): Promise<Machine> {
  library = await aLibrary({ now: at, invoke: services(asked) });
  return (await library.connect()).logIn();
}

const about = (password = '') => `AOlibrary|AAR100|AC|${password === '' ? '' : `AD${password}|`}`;
const status = (password?: string) => `23001${NOW}${about(password)}`;
const information = (summary: string, password?: string, range = '') =>
  `63001${NOW}${summary.padEnd(10)}${about(password)}${range}`;

describe('with the card alone', () => {
  test('a machine learns whether its holder may borrow, and how much they have', async () => {
    const machine = await signedIn();
    expect(await machine.ask(status())).toMatch(/^24YY {4}Y {7}001.{18}AOlibrary\|AAR100\|AE\|BLY\|CQN\|AY1AZ/);
    const told = await machine.ask(information('  Y'));
    expect(told).toMatch(
      /^64YY {4}Y {7}001.{18}000100010002000100000001AOlibrary\|AAR100\|AE\|BLY\|CQN\|CB0005\|AY2AZ/,
    );
  });

  test.each(['Y', ' Y', '  Y', '   Y', '     Y'])(
    'it learns no name, no title and no amount (“%s”)',
    async (summary) => {
      const machine = await signedIn();
      expect(await machine.ask(information(summary, 'wrong'))).not.toMatch(
        /Anna|Title|B1\b|B2\b|Late|Awaited|Here|12\.50/,
      );
    },
  );
});

describe('with the password', () => {
  test.each([
    [' Y', 'ATB2|'],
    ['  Y', 'AUB1|AUB2|'],
    ['   Y', 'AV12.50 RUB Late|'],
    ['     Y', 'CDAwaited|'],
    ['Y', 'ASHere|'],
    ['    Y', ''],
  ])('it learns what is asked for (“%s”)', async (summary, items) => {
    const machine = await signedIn();
    const told = await machine.ask(information(summary, PASSWORD));
    expect(told).toContain(`AEAnna Reader|BLY|CQY|BHRUB|BV12.50|CB0005|${items}AY1`);
  });

  test('it asks for no more than the library takes: nothing of a fine that still grows', async () => {
    const growing = { title: 'Out', amount: money(700), outstanding: money(700), status: 'growing' };
    const machine = await signedIn({ account: { fines: [growing, ...ACCOUNT.fines], balance: money(1950) } });
    const told = await machine.ask(information('   Y', PASSWORD));
    expect(told).toContain('BHRUB|BV12.50|CB0005|AV7.00 RUB Out|AV12.50 RUB Late|');
  });

  test('a previous release of loans tells what was charged, of which nothing was paid', async () => {
    const fines = [{ title: 'Late', amount: money(1250), status: 'owed' }];
    const machine = await signedIn({ account: { fines } });
    expect(await machine.ask(information('   Y', PASSWORD))).toContain('AV12.50 RUB Late|');
  });

  test('page by page', async () => {
    const machine = await signedIn();
    expect(await machine.ask(information('  Y', PASSWORD, 'BP2|BQ2|'))).toContain('|AUB2|AY');
    expect(await machine.ask(information('  Y', PASSWORD, 'BP3|BQ9|'))).not.toContain('AU');
  });

  test('a wrong one is said to be wrong, and too many have to wait', async () => {
    const machine = await signedIn();
    expect(await machine.ask(status('wrong'))).toMatch(/^24.*BLY\|CQN\|AFThis password is not right/);
    expect(await machine.ask(status('once more'))).toMatch(/^24.*BLY\|CQN\|AFPlease wait\./);
    expect(await machine.ask(`11YN${NOW}${NOW}${about('wrong')}ABB3|`)).toMatch(/^120NUN.*AFThis password/);
    expect(await machine.ask(`11YN${NOW}${NOW}${about(PASSWORD)}ABB3|`)).toMatch(/^121/);
  });
});

test('a card that nobody has is told, in the language that was asked for', async () => {
  const machine = await signedIn();
  expect(await machine.ask(status().replace('R100', 'R999'))).toMatch(
    /^24YYYY {10}001.*BLN\|CQN\|AFThere is no such card/,
  );
  await machine.ask(status().replace('23001', '23015').replace('R100', 'R999'));
  const languages = library?.asked.flatMap((one) =>
    one.path === '/users/by-card' ? one.headers?.['accept-language'] : [],
  );
  expect(languages).toEqual(['en', 'ru']);
});

test('what keeps a reader from borrowing is told by flags', async () => {
  const machine = await signedIn({
    reader: { blocked: true, loan_limit: 2, verified: false },
    account: { owes_too_much: true },
  });
  expect(await machine.ask(status())).toMatch(/^24YYYY YY {3}Y {3}001/);
});

test('a block of renewals alone denies nothing else', async () => {
  const machine = await signedIn({ reader: { blocked: false, forbidden: ['renew'] }, account: { loans: [] } });
  expect(await machine.ask(status())).toMatch(/^24 Y {12}001/);
});

describe('renewing', () => {
  const renew = (id: string): InvokeAnswer =>
    id === loan('B1', '').id
      ? { status: 200, body: { ...loan('B1', 'open'), due_date: '2026-05-29' } }
      : { status: 409, body: { code: 'loan_overdue', detail: 'It is late.' } };
  const one = (barcode: string) => `29NN${NOW}${NOW}${about()}AB${barcode}|`;

  test('one loan, and why it cannot be', async () => {
    const machine = await signedIn({ renew });
    expect(await machine.ask(one('b1'))).toMatch(/^301YUN.*AAR100\|ABb1\|AJTitle of B1\|AH20260529 {4}235959\|/);
    expect(await machine.ask(one('B2'))).toMatch(/^300NUN.*AFIt is late\./);
  });

  test('nothing that somebody else has', async () => {
    const machine = await signedIn({ renew });
    expect(await machine.ask(one('B7'))).toMatch(/^300NUN.*AFThis book is not on loan with this card/);
    expect(library?.asked.some(({ path }) => path.endsWith('/renew'))).toBe(false);
  });

  test('all of them; which they are is told with the password only', async () => {
    const machine = await signedIn({ renew });
    expect(await machine.ask(`65${NOW}${about()}`)).toMatch(/^66100010001.{18}AOlibrary\|AY/);
    expect(await machine.ask(`65${NOW}${about(PASSWORD)}`)).toMatch(/^66100010001.{18}AOlibrary\|BMB1\|BNB2\|AY/);
  });
});

describe('a payment', () => {
  const payment = (amount: string, currency = 'RUB', more = '') =>
    `37${NOW}0100${currency}BV${amount}|${about()}BKT-17|${more}`;

  test('that the machine has taken is recorded, with what the machine calls it', async () => {
    const asked: unknown[] = [];
    const machine = await signedIn({
      pay: (body) => {
        asked.push(body);
        return { status: 200, body: { charges: [], balance: money(0) } };
      },
    });
    expect(await machine.ask(payment('12.50'))).toMatch(
      /^38Y.{18}AOlibrary\|AAR100\|BKT-17\|AFThe payment is recorded/,
    );
    expect(asked).toEqual([{ amount_minor: 1250, comment: 'T-17' }]);
  });

  test.each([
    ['a sum that is none', payment('12.505')],
    ['no sum', payment('0.00')],
    ['another currency', payment('12.50', 'EUR')],
    ['a wrong password', payment('12.50', 'RUB', 'ADwrong|')],
  ])('with %s is refused, and nothing is recorded', async (_what, text) => {
    const machine = await signedIn();
    expect(await machine.ask(text)).toMatch(/^38N/);
  });

  test('of more than is owed is refused, with the reason', async () => {
    const refused = { code: 'more_than_owed', detail: 'This is more than is owed.' };
    const machine = await signedIn({ pay: () => ({ status: 409, body: refused }) });
    expect(await machine.ask(payment('99'))).toMatch(/^38N.*AFThis is more than is owed/);
  });
});
