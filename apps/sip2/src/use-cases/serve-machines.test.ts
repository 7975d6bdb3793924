import { afterEach, describe, expect, test } from 'vitest';
import type { InvokeRequest } from '#dapr/invoke.ts';
import { readMessage } from '../domain/codec.ts';
import { aLibrary, at, MACHINE, NOW, withChecksum, type Library } from '../testing/machines.ts';

let library: Library | undefined;
afterEach(() => library?.stop());

const LOAN = { id: 'a loan', barcode: 'B1', title: 'Three Sisters', status: 'open', due_date: '2026-05-15' };
const CHECK_OUT = `11YN${NOW}${NOW}AOlibrary|AAR100|ABB1|AC|`;

const open = async (options: Parameters<typeof aLibrary>[0] = {}) =>
  (library = await aLibrary({ now: at, ...options }));

const lending = () => ({ status: 201, body: LOAN });
const callsOf = ({ asked }: Library): InvokeRequest[] =>
  asked.filter((one): one is InvokeRequest => one.path !== '/oauth/token');

describe('a machine', () => {
  test('signs in by its id and secret as a program, and lends with its own token', async () => {
    const machine = await (await open({ invoke: lending })).connect();
    await machine.logIn();
    expect(await machine.ask(CHECK_OUT)).toMatch(
      /^121NUY20260501 {4}120000AOlibrary\|AAR100\|ABB1\|AJThree Sisters\|AH20260515 {4}235959\|AY1AZ[0-9A-F]{4}$/,
    );
    expect(library && callsOf(library)).toMatchObject([
      {
        appId: 'loans',
        path: '/loans/issue',
        body: { barcode: 'B1', card_number: 'R100' },
        headers: { authorization: expect.stringMatching(/^Bearer header\./) as unknown, 'accept-language': 'en' },
      },
    ]);
  });

  test('shows why the library refuses, in the words of the service', async () => {
    const refusal = { status: 409, body: { code: 'patron_expired', detail: 'The card | has expired.' } };
    const machine = await (await open({ invoke: () => refusal })).connect();
    await machine.logIn();
    expect(await machine.ask(CHECK_OUT)).toMatch(/^120NUN.*\|AJ\|AH\|AFThe card {3}has expired\.\|AY1AZ/);
  });

  test('gets an answer while the services are away, and is told so', async () => {
    const machine = await (await open({ invoke: () => Promise.reject(new Error('away')) })).connect();
    await machine.logIn();
    expect(await machine.ask(CHECK_OUT)).toMatch(/^120NUN.*AFThis does not work right now/);
    expect(await machine.ask('9900802.00')).toMatch(/^98NYY/);
  });

  test('is told what it may do here, and that it can', async () => {
    const machine = await (await open({ invoke: () => ({ status: 200, body: {} }) })).connect();
    expect(await machine.ask('9900802.00')).toMatch(/^98YYY.NY150003/);
    await machine.logIn();
    expect(await machine.ask('9900802.00')).toMatch(/2\.00AOlibrary\|BX[YN]{16}\|ANentrance\|AY2AZ/);
  });
});

describe('who has not signed in', () => {
  test('is refused everything else, and no service is asked', async () => {
    const machine = await (await open()).connect();
    for (const [asked, answered] of [
      [CHECK_OUT, '120NUN'],
      [`09N${NOW}${NOW}APhall|AOlibrary|ABB1|AC|`, '100NUN'],
      [`17${NOW}AOlibrary|ABB1|`, '1801'],
      [`35${NOW}AOlibrary|AAR100|`, '36N'],
      [`37${NOW}0100RUBBV1.00|AOlibrary|AAR100|`, '38N'],
    ] as const)
      expect(await machine.ask(asked)).toMatch(new RegExp(`^${answered}.*AFThis machine is not connected`));
    expect(library?.asked).toEqual([]);
  });

  test('by a wrong secret has three tries', async () => {
    const machine = await (await open()).connect();
    const wrong = `9300CN${MACHINE.id}|COguess|CP|`;
    expect(await machine.ask(wrong)).toMatch(/^940/);
    expect(await machine.ask(wrong)).toMatch(/^940/);
    expect(await machine.ask(wrong)).toMatch(/^940/);
    await machine.ended;
  });

  test('is refused as another kind of program', async () => {
    const machine = await (await open({ role: () => 'partner' })).connect();
    expect(await machine.ask(`9300CN${MACHINE.id}|CO${MACHINE.secret}|`)).toMatch(/^940/);
    expect(await machine.ask(CHECK_OUT)).toMatch(/^120NUN/);
  });

  test('since the program was removed, is refused from then on', async () => {
    let role: 'machine' | undefined = 'machine';
    const refusing = () => (role ? lending() : { status: 401, body: { code: 'signed_out', detail: '' } });
    const machine = await (await open({ invoke: refusing, role: () => role })).connect();
    await machine.logIn();
    expect(await machine.ask(CHECK_OUT)).toMatch(/^121/);
    role = undefined;
    expect(await machine.ask(CHECK_OUT)).toMatch(/^120NUN.*not connected/);
    role = 'machine';
    expect(await machine.ask(CHECK_OUT)).toMatch(/^120NUN.*not connected/);
    await machine.logIn();
    expect(await machine.ask(CHECK_OUT)).toMatch(/^121/);
  });
});

test('a token that a service refuses is replaced once, and the machine notices nothing', async () => {
  let first = true;
  const invoke = () => {
    if (!first) return lending();
    first = false;
    return { status: 401, body: { code: 'token_expired', detail: '' } };
  };
  const machine = await (await open({ invoke })).connect();
  await machine.logIn();
  expect(await machine.ask(CHECK_OUT)).toMatch(/^121/);
});

test('a token is renewed before it ends', async () => {
  let now = at();
  await open({ invoke: lending, now: () => now });
  const machine = await library?.connect();
  await machine?.logIn();
  await machine?.ask(CHECK_OUT);
  now = new Date(now.getTime() + 580_000);
  await machine?.ask(CHECK_OUT);
  expect(library?.asked.map(({ path }) => path)).toEqual([
    '/oauth/token',
    '/loans/issue',
    '/oauth/token',
    '/loans/issue',
  ]);
});

test('a machine of another institution is refused; one that names none is not', async () => {
  const machine = await (await open({ invoke: lending })).connect();
  await machine.logIn();
  expect(await machine.ask(CHECK_OUT.replace('AOlibrary', 'AOelsewhere'))).toMatch(/^120.*set up for another/);
  expect(await machine.ask(CHECK_OUT.replace('AOlibrary', 'AO'))).toMatch(/^121/);
});

describe('error detection', () => {
  test('a wrong checksum is asked for again, and nothing is done', async () => {
    const machine = await (await open({ invoke: lending })).connect();
    await machine.logIn();
    const sent = withChecksum(CHECK_OUT, 5);
    expect(await machine.say(sent.replace('R100', 'R101'))).toBe('96AZFEF6');
    expect(library && callsOf(library)).toEqual([]);
    expect(await machine.say(sent)).toMatch(/^121.*AY5AZ/);
  });

  test('a message that comes again, with its number, is answered again and done once', async () => {
    const machine = await (await open({ invoke: lending })).connect();
    await machine.logIn();
    const sent = withChecksum(CHECK_OUT, 5);
    const first = await machine.say(sent);
    expect(await machine.say(sent)).toBe(first);
    expect(await machine.say('97AZFEF5\r')).toBe(first);
    expect(library && callsOf(library)).toHaveLength(1);
  });

  test('one that the library could not answer is tried again, under the same key, also by the next connection', async () => {
    let away = true;
    const invoke = () => (away ? Promise.reject(new Error('away')) : lending());
    const machine = await (await open({ invoke })).connect();
    await machine.logIn();
    const sent = withChecksum(CHECK_OUT, 5);
    expect(await machine.say(sent)).toMatch(/^120/);
    away = false;
    expect(await machine.say(sent)).toMatch(/^121/);
    machine.socket.destroy();
    const next = await library?.connect();
    await next?.logIn();
    expect(await next?.say(withChecksum(CHECK_OUT, 7))).toMatch(/^121/);
    const keys = (library ? callsOf(library) : []).map(({ headers }) => headers?.['idempotency-key']);
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
  });

  test('what a machine says whose clock stands still is not taken for the same', async () => {
    const machine = await (await open({ invoke: lending })).connect();
    await machine.logIn();
    const stopped = CHECK_OUT.replaceAll(NOW, '20000101    000000');
    await machine.ask(stopped);
    await machine.ask(stopped);
    const keys = (library ? callsOf(library) : []).map(({ headers }) => headers?.['idempotency-key']);
    expect(new Set(keys).size).toBe(2);
  });

  test('without it, answers are without it too', async () => {
    const machine = await (await open()).connect();
    expect(await machine.say(`35${NOW}AOlibrary|AAR100|\r`)).toMatch(/^36N.*\|$/);
  });
});

test('Russian is written as the machine reads it', async () => {
  const invoke = () => ({ status: 201, body: { ...LOAN, title: 'Ёлка' } });
  const machine = await (await open({ invoke, env: { SIP2_OTHERWISE_ENCODED: MACHINE.id.toUpperCase() } })).connect();
  await machine.logIn();
  const answer = Buffer.from((await machine.ask(CHECK_OUT)) ?? '', 'latin1');
  expect(readMessage(answer, 'windows-1251').message?.fields).toContainEqual(['AJ', 'Ёлка']);
});

const CHECK_IN = `09N${NOW}${NOW}APhall|AOlibrary|ABB1|AC|`;
const COPY = {
  barcode: 'B1',
  book_id: 'a book',
  title: 'Three Sisters',
  status: 'available',
  home_branch: 'main',
  current_branch: 'main',
};

test('whatever is returned is taken, if nobody has it; and somebody is called', async () => {
  const refused = (code: string) => ({ status: 409, body: { code, detail: 'Look.' } });
  const answers = [
    { status: 200, body: LOAN },
    { status: 200, body: COPY },
    refused('already_returned'),
    refused('copy_lost'),
  ];
  const machine = await (await open({ invoke: () => answers.shift() ?? lending() })).connect();
  await machine.logIn();
  expect(await machine.ask(CHECK_IN)).toMatch(/^101YUN.*ABB1\|AQmain\|AJThree Sisters\|AY/);
  expect(await machine.ask(CHECK_IN)).toMatch(/^101YUY.*AFLook\. Please put it aside/);
  expect(await machine.ask(CHECK_IN)).toMatch(/^100NUY.*AFLook\. Please put it aside/);
});

test('a copy that is returned is taken back where the machine stands, and the machine hears where it goes', async () => {
  const copies = [
    { ...COPY, status: 'on_hold_shelf', current_branch: 'north', hold_id: 'h' },
    { ...COPY, status: 'in_transit', current_branch: 'north', destination: 'south', hold_id: 'h' },
    { ...COPY, status: 'in_transit', current_branch: 'north', destination: 'main' },
    undefined,
  ];
  const library = await open({
    env: { SIP2_BRANCHES: ` ${MACHINE.id.toUpperCase()} = north ,other=south` },
    invoke: ({ appId }) => {
      if (appId === 'loans') return { status: 200, body: LOAN };
      const copy = copies.shift();
      return copy ? { status: 200, body: copy } : { status: 503, body: {} };
    },
  });
  const machine = await library.connect();
  await machine.logIn();
  expect(await machine.ask(CHECK_IN)).toMatch(/^101YUY.*AQmain\|AJThree Sisters\|CV01\|CTnorth\|AFPlease put it aside/);
  expect(await machine.ask(CHECK_IN)).toMatch(/^101YUY.*CV02\|CTsouth\|AF/);
  expect(await machine.ask(CHECK_IN)).toMatch(/^101YUY.*CV04\|CTmain\|AF/);
  // Where it goes cannot be asked now, so a person looks.
  expect(await machine.ask(CHECK_IN)).toMatch(/^101YUY.*AQ\|AJThree Sisters\|AFPlease put it aside/);
  const returned = library.asked.filter(({ path }) => path === '/loans/return').map(({ body }) => body);
  expect(returned).toEqual(Array.from({ length: 4 }, () => ({ barcode: 'B1', branch_id: 'north' })));
});

test('a copy that books has not taken back yet is put aside: it may be kept for a hold', async () => {
  const library = await open({
    invoke: ({ appId }) =>
      appId === 'loans' ? { status: 200, body: LOAN } : { status: 200, body: { ...COPY, status: 'on_loan' } },
  });
  const machine = await library.connect();
  await machine.logIn();
  expect(await machine.ask(CHECK_IN)).toMatch(/^101YUY.*AQmain\|AJThree Sisters\|AFPlease put it aside/);
});

test('a copy is taken back, too, where the library does not know the branch where the machine stands', async () => {
  const unknown = {
    status: 400,
    body: { code: 'invalid_request', detail: 'Look.', errors: [{ field: 'branch_id', message: 'No such branch.' }] },
  };
  const library = await open({
    env: { SIP2_BRANCH: 'closed' },
    invoke: ({ appId, body }) => {
      if (appId !== 'loans') return { status: 200, body: COPY };
      return JSON.stringify(body).includes('branch_id') ? unknown : { status: 200, body: LOAN };
    },
  });
  const machine = await library.connect();
  await machine.logIn();
  expect(await machine.ask(CHECK_IN)).toMatch(/^101YUN.*AQmain\|AJThree Sisters/);
  const asked = callsOf(library).filter(({ path }) => path === '/loans/return');
  expect(asked.map(({ body }) => body)).toEqual([{ barcode: 'B1', branch_id: 'closed' }, { barcode: 'B1' }]);
  expect(new Set(asked.map(({ headers }) => headers?.['idempotency-key'])).size).toBe(2);
});

test.each([
  ['available', '03'],
  ['on_loan', '04'],
  ['on_hold_shelf', '08'],
  ['lost', '12'],
  ['in_repair', '01'],
])('a copy that is %s has the status %s', async (status, number) => {
  const machine = await (await open({ invoke: () => ({ status: 200, body: { ...COPY, status } }) })).connect();
  await machine.logIn();
  expect(await machine.ask(`17${NOW}AOlibrary|ABB1|`)).toMatch(new RegExp(`^18${number}0001.*ABB1\\|AJThree Sisters`));
});

describe('the connection', () => {
  test('takes half a message, and several at once, in order', async () => {
    const machine = await (await open({ invoke: lending })).connect();
    await machine.logIn();
    const [first, second] = [withChecksum(CHECK_OUT, 3), withChecksum(`35${NOW}AOlibrary|AAR100|`, 4)];
    machine.socket.write(first.slice(0, 20));
    const answered = machine.say(first.slice(20) + second);
    expect(await answered).toMatch(/^121.*AY3/);
    expect(await machine.say('')).toMatch(/^36Y.*AY4/);
  });

  test('ends for who sends without an end', async () => {
    const machine = await (await open()).connect();
    void machine.say('9'.repeat(10_000));
    await machine.ended;
  });

  test('ends for who says nothing that is SIP2, after some tries', async () => {
    const machine = await (await open()).connect();
    let answers = 0;
    while ((await machine.say('GET / HTTP/1.1\r')) === '96') answers += 1;
    expect(answers).toBeLessThanOrEqual(20);
    await machine.ended;
  });

  test('ends for who is silent', async () => {
    const machine = await (await open({ env: { SIP2_IDLE_SECONDS: '1' } })).connect();
    await machine.ended;
  });

  test('is one of so many', async () => {
    await open({ env: { SIP2_MAX_CONNECTIONS: '1' }, invoke: lending });
    const first = await library?.connect();
    await first?.logIn();
    const second = await library?.connect();
    await second?.ended;
    expect(await first?.ask(CHECK_OUT)).toMatch(/^121/);
  });

  test('waits for nobody else', async () => {
    let answerLate = () => {};
    const answers = [new Promise<ReturnType<typeof lending>>((resolve) => (answerLate = () => resolve(lending())))];
    await open({ invoke: () => answers.shift() ?? lending() });
    const [first, second] = [await library?.connect(), await library?.connect()];
    await first?.logIn();
    await second?.logIn();
    const held = first?.ask(CHECK_OUT);
    await expect.poll(() => library && callsOf(library).length).toBe(1);
    expect(await second?.ask(CHECK_OUT)).toMatch(/^121/);
    answerLate();
    expect(await held).toMatch(/^121/);
  });
});

test('no card, no title, no secret is ever logged', async () => {
  const answers = [lending, () => Promise.reject(new Error('away'))];
  const machine = await (await open({ invoke: () => answers.shift()?.() ?? lending() })).connect();
  await machine.ask(`9300CNsomebody|COa guess|CP|`);
  await machine.logIn();
  await machine.ask(CHECK_OUT);
  await machine.ask(CHECK_OUT.replace('|AC|', '|AC|ADa password|'));
  const logged = library?.logged.join('') ?? '';
  expect(logged).toContain('signed in');
  expect(logged).toContain('not answered');
  for (const secret of ['R100', 'Three Sisters', 'B1"', MACHINE.secret, 'a guess', 'a password', 'Bearer'])
    expect(logged).not.toContain(secret);
});
