import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { authWithAccounts } from '../testing/accounts.ts';

let auth: Awaited<ReturnType<typeof authWithAccounts>>;
beforeAll(async () => {
  auth = await authWithAccounts();
});
afterAll(() => auth.service.stop());

const guess = (email: string, client: string) => auth.login(email, { password: 'a wrong password', client });

test('a reader signs in by e-mail address and password', async () => {
  const account = auth.anAccount();
  expect(await auth.login(account.email)).toMatchObject({ status: 200, body: { account: { id: account.id } } });
  expect(await guess(account.email, '203.0.113.9')).toMatchObject({ status: 401, body: { code: 'wrong_credentials' } });
});

test('what sidecars add to x-forwarded-for does not make a client another one', async () => {
  const { email } = auth.anAccount();
  const guessBy = (forwarded: string) =>
    auth.service.request('POST', '/auth/login', {
      body: { email, password: 'a wrong password' },
      headers: { 'x-client-address': '203.0.113.8', 'x-forwarded-for': forwarded },
    });
  for (let time = 1; time <= 5; time++) expect((await guessBy(`203.0.113.8, 10.0.0.${time}`)).status).toBe(401);
  expect((await guessBy('203.0.113.8, 10.0.0.6')).status).toBe(429);
});

const minutesPass = (minutes: number) => auth.secondsPass(minutes * 60);
/** Strangers fail at an account until each of them would have to wait. */
async function isAttacked(email: string, strangers = 50): Promise<void> {
  await Promise.all(Array.from({ length: strangers }, (_, one) => guess(email, aNetwork(one))));
}
const aNetwork = (one: number) => `2001:db8:aaaa:${one.toString(16)}::1`;
/** @returns the seconds that an answer tells to wait */
const waitIn = (answer: Awaited<ReturnType<typeof guess>>) => {
  expect(answer).toMatchObject({ status: 429, body: { code: 'too_many_failed_logins' } });
  return Number(answer.headers.get('retry-after'));
};

test('five wrong passwords make the network that they came from wait, and no other', async () => {
  const { email } = auth.anAccount();
  for (let host = 1; host <= 5; host++) expect((await guess(email, `2001:db8::${host}`)).status).toBe(401);
  expect(waitIn(await auth.login(email, { client: '2001:db8::99' }))).toBe(60);
  expect((await auth.login(email, { client: '2001:db8:0:1::1' })).status).toBe(200);
  minutesPass(1);
  expect((await auth.login(email, { client: '2001:db8::99' })).status).toBe(200);
});

test('each further wrong password makes it wait twice as long', async () => {
  const { email } = auth.anAccount();
  for (let time = 1; time <= 5; time++) await guess(email, '203.0.113.12');
  const waits = [];
  for (let time = 1; time <= 5; time++) {
    const wait = waitIn(await guess(email, '203.0.113.12'));
    waits.push(wait);
    auth.secondsPass(wait);
    expect((await guess(email, '203.0.113.12')).status).toBe(401);
  }
  expect(waits).toEqual([60, 120, 240, 480, 900]);
});

test('whoever has signed in to an account before does so however many strangers fail at it', async () => {
  const { email } = auth.anAccount();
  expect((await auth.login(email, { client: '203.0.113.20' })).status).toBe(200);
  await isAttacked(email);
  expect((await auth.login(email, { client: '203.0.113.20' })).status).toBe(200);
});

/** SIGN_IN_STRANGERS=10000 takes a minute. */
const STRANGERS = Number(process.env['SIGN_IN_STRANGERS'] ?? 500);

test('strangers without number, each from a network of their own, keep no owner out', async () => {
  const { email } = auth.anAccount();
  const client = '203.0.113.30';
  expect((await auth.login(email, { client })).status).toBe(200);
  let left = STRANGERS;
  let refused = 0;
  const attack = async () => {
    while (left > 0) {
      left -= 1;
      const { status } = await guess(email, `198.${18 + (left >> 16)}.${(left >> 8) & 255}.${left & 255}`);
      refused += Number(status === 401 || status === 429);
    }
  };
  const attacks = Array.from({ length: 8 }, attack);
  for (let turn = 0; turn < 10; turn += 1) expect((await auth.login(email, { client })).status).toBe(200);
  await Promise.all(attacks);
  expect(refused).toBe(STRANGERS);
  expect((await auth.login(email, { client })).status).toBe(200);
}, 300_000);

test('from where nobody has signed in before, the owner waits five minutes at most, and no longer than told', async () => {
  const { email } = auth.anAccount();
  await isAttacked(email);
  const wait = waitIn(await auth.login(email, { client: '203.0.113.21' }));
  expect(wait).toBeLessThanOrEqual(300);
  await isAttacked(email);
  auth.secondsPass(wait);
  await isAttacked(email);
  expect((await auth.login(email, { client: '203.0.113.21' })).status).toBe(200);
});

test('a wrong password is told the same where its owner has signed in as elsewhere', async () => {
  const { email } = auth.anAccount();
  const unknown = `${randomUUID()}@readers.example`;
  await auth.login(email, { client: '203.0.113.22' });
  for (const address of [email, unknown]) await isAttacked(address);
  const answers = [];
  for (const address of [email, unknown])
    for (const client of ['203.0.113.22', '203.0.113.23']) {
      const answer = await guess(address, client);
      const { trace_id: _one, ...told } = answer.body as Record<string, unknown>;
      answers.push({ status: answer.status, wait: answer.headers.get('retry-after'), told });
    }
  expect(answers[0]?.status).toBe(429);
  for (const answer of answers) expect(answer).toEqual(answers[0]);
});

test('a new password makes strangers of those who knew the old one', async () => {
  const account = auth.anAccount();
  await auth.login(account.email, { client: '203.0.113.24' });
  await auth.change(account, { full_name: 'Vera' });
  await isAttacked(account.email);
  expect((await auth.login(account.email, { client: '203.0.113.24' })).status).toBe(200);
  await auth.change(account, { password: 'another long password' });
  waitIn(await auth.login(account.email, { client: '203.0.113.24', password: 'another long password' }));
});

test('a client that fails at many accounts is slowed at all of them, also after it has signed in to its own', async () => {
  const [mine, target] = [auth.anAccount(), auth.anAccount()];
  const client = (host: number) => `2001:db8:bbbb:1::${host.toString(16)}`;
  await auth.login(mine.email, { client: client(0) });
  for (let one = 1; one <= 30; one++) {
    expect((await guess(`${randomUUID()}@readers.example`, client(one))).status).toBe(401);
    if (one % 10 === 0) expect((await auth.login(mine.email, { client: client(one) })).status).toBe(200);
  }
  expect(waitIn(await auth.login(target.email, { client: client(99) }))).toBe(60);
  expect((await auth.login(mine.email, { client: client(99) })).status).toBe(200);
  expect(waitIn(await auth.login(target.email, { client: client(99) }))).toBe(60);
  expect((await auth.login(target.email, { client: '2001:db8:bbbb:2::1' })).status).toBe(200);
});

test('whoever is right makes nobody wait who shares their network, however often somebody failed there', async () => {
  const client = (host: number) => `2001:db8:dddd:1::${host.toString(16)}`;
  for (let one = 1; one <= 30; one++) await guess(`${randomUUID()}@readers.example`, client(one));
  auth.secondsPass(waitIn(await auth.login(auth.anAccount().email, { client: client(31) })));
  for (let one = 1; one <= 20; one++) {
    const pupil = auth.anAccount();
    expect((await auth.login(pupil.email, { client: client(one) })).status).toBe(200);
  }
  expect((await guess(`${randomUUID()}@readers.example`, client(40))).status).toBe(401);
  expect(waitIn(await guess(`${randomUUID()}@readers.example`, client(41)))).toBe(120);
});

test('of many wrong passwords at once, two replicas look at no more than one would', async () => {
  const { email } = auth.anAccount();
  const other = await auth.replica();
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, one) =>
      (one % 2 === 0 ? auth : other).login(email, { password: 'a wrong password', client: '203.0.113.25' }),
    ),
  );
  await other.stop();
  expect(answers.filter(({ status }) => status === 401).length).toBe(5);
  expect(answers.filter(({ status }) => status === 429).length).toBe(35);
});

test('whoever has to wait is told so at once, whatever is being counted at that account', async () => {
  const { email } = auth.anAccount();
  await isAttacked(email);
  await auth.service.db.transaction().execute(async (counting) => {
    await counting.selectFrom('sign_in_tries').select('id').forUpdate().execute();
    for (const client of [aNetwork(40), '203.0.113.28']) expect(waitIn(await guess(email, client))).toBeGreaterThan(0);
  });
});

test('a try that comes to nothing is not counted, and does not take the turn of whoever had to wait for it', async () => {
  const { email } = auth.anAccount();
  await isAttacked(email);
  auth.secondsPass(waitIn(await auth.login(email, { client: '203.0.113.26' })));
  for (let time = 1; time <= 6; time++) {
    auth.whenChecked(() => Promise.reject(new Error('users is away')));
    expect((await auth.login(email, { client: '203.0.113.26' })).status).toBeGreaterThanOrEqual(500);
  }
  expect((await auth.login(email, { client: '203.0.113.26' })).status).toBe(200);
});

test('what is kept names no client and no address, and goes with the account', async () => {
  const account = auth.anAccount();
  const { db } = auth.service;
  await auth.login(account.email, { client: '203.0.113.27' });
  await guess(account.email, '203.0.113.27');
  const known = () => db.selectFrom('known_client').selectAll().where('user_id', '=', account.id).execute();
  const kept = JSON.stringify([await known(), await db.selectFrom('sign_in_tries').selectAll().execute()]);
  const bytes = (text: string) => JSON.stringify([...Buffer.from(text)]).slice(1, -1);
  for (const said of [account.email, '203.0.113.27']) {
    expect(kept).not.toContain(said);
    expect(kept).not.toContain(bytes(said));
  }
  expect(await known()).toHaveLength(1);
  await auth.remove(account);
  expect(await known()).toEqual([]);
});

test('a password that is changed while it is checked begins no sign-in', async () => {
  const { email } = auth.anAccount();
  auth.whenChecked((account) => auth.change(account, { password: 'another long password' }));
  expect(await auth.login(email)).toMatchObject({ status: 401, body: { code: 'wrong_credentials' } });
  expect((await auth.login(email, { password: 'another long password' })).status).toBe(200);
});

test('a role that is changed while the password is checked is the new one, or none', async () => {
  const admin = auth.anAccount();
  await auth.change(admin, { role: 'admin' });
  auth.whenChecked((account) => auth.change(account, { role: 'reader' }));
  expect(await auth.login(admin.email)).toMatchObject({ status: 200, body: { account: { role: 'reader' } } });
});

test('of a change of the password and sign-ins at the same time, no sign-in by the old one is left', async () => {
  const account = auth.anAccount();
  const before = Array.from({ length: 5 }, () => auth.login(account.email));
  const change = auth.change(account, { password: 'another long password' });
  const answers = await Promise.all(before);
  await change;
  for (const { status, body } of answers)
    if (status === 200) expect(await auth.isGood(auth.tokensOf({ body }).access_token)).toBe(false);
});

/** Asks as one of the staff, who signs in for that: a test lets hours pass. */
async function asStaff(role: 'librarian' | 'branch_manager', method: string, path: string) {
  const one = auth.anAccount();
  await auth.change(one, { role });
  const signedIn = auth.tokensOf(await auth.login(one.email, { client: '203.0.113.63' }));
  return auth.ask(method, path, signedIn.access_token);
}
const delayOf = (id: string, role: 'librarian' | 'branch_manager' = 'branch_manager') =>
  asStaff(role, 'GET', `/users/${id}/sign-in-delay`);
const liftDelay = (id: string) => asStaff('branch_manager', 'DELETE', `/users/${id}/sign-in-delay`);

test('a manager sees that an account is delayed, and lets its owner in at once', async () => {
  const { id, email } = auth.anAccount();
  const calm = { failed_tries: 0, wait_seconds: 0, networks_waiting: 0 };
  expect(await delayOf(id)).toMatchObject({ status: 200, body: calm });
  for (let time = 1; time <= 8; time++) {
    const answer = await guess(email, '203.0.113.60');
    if (answer.status === 429) auth.secondsPass(waitIn(answer));
  }
  await guess(email, '203.0.113.60');
  await isAttacked(email);
  expect((await delayOf(id)).body).toEqual({ failed_tries: 10, wait_seconds: 60, networks_waiting: 1 });
  for (const client of ['203.0.113.60', '203.0.113.61'])
    expect(waitIn(await auth.login(email, { client }))).toBeGreaterThan(0);

  expect((await liftDelay(id)).status).toBe(204);
  expect(await delayOf(id)).toMatchObject({ status: 200, body: calm });
  for (const client of ['203.0.113.60', '203.0.113.61', aNetwork(7)])
    expect((await auth.login(email, { client })).status).toBe(200);
  expect(await auth.trailAbout(id)).toContainEqual(expect.objectContaining({ action: 'sign_in_delay.lift' }));
});

test('lifting the delay of one account leaves another, and a network that fails everywhere, as they are', async () => {
  const [mine, other] = [auth.anAccount(), auth.anAccount()];
  for (const { email } of [mine, other]) await isAttacked(email, 20);
  const school = (host: number) => `2001:db8:cccc:1::${host.toString(16)}`;
  for (let one = 1; one <= 31; one++) await guess(`${randomUUID()}@readers.example`, school(one));
  expect((await liftDelay(mine.id)).status).toBe(204);
  expect((await auth.login(mine.email, { client: '203.0.113.62' })).status).toBe(200);
  expect(waitIn(await auth.login(mine.email, { client: school(99) }))).toBeGreaterThan(0);
  expect(waitIn(await auth.login(other.email, { client: '203.0.113.62' }))).toBeGreaterThan(0);
});

test('a delay is shown and lifted by those who may, at accounts that there are', async () => {
  const { id } = auth.anAccount();
  expect((await delayOf(id, 'librarian')).status).toBe(403);
  expect(await delayOf(randomUUID())).toMatchObject({ status: 404, body: { code: 'user_not_found' } });
  expect(await liftDelay(randomUUID())).toMatchObject({ status: 404, body: { code: 'user_not_found' } });
});

/** Whoever is in a school guesses at one account after the other, until all of it has to wait. */
async function failsEverywhere(host: (one: number) => string): Promise<void> {
  for (let one = 1; one <= 30; one++) await guess(`${randomUUID()}@readers.example`, host(one));
}
type Networks = { items: { id: string; network: string }[]; next_cursor?: string };
const itemsIn = ({ body }: { body: unknown }) => (body as Networks).items;
const cursorIn = ({ body }: { body: unknown }) => (body as Networks).next_cursor;
const networksAre = (query = '') => asStaff('branch_manager', 'GET', `/auth/delayed-networks${query}`);

test('a manager sees which networks wait, roughly where they are, and lets one of them in', async () => {
  minutesPass(60);
  const { email } = auth.anAccount();
  await guess(`${randomUUID()}@readers.example`, '198.51.100.9');
  await failsEverywhere((one) => `2001:db8:dddd:1::${one.toString(16)}`);
  auth.secondsPass(1);
  await failsEverywhere(() => '203.0.113.77');
  const first = await networksAre('?limit=1');
  const [school] = itemsIn(first);
  expect(school).toMatchObject({ network: '203.0.113.0/24', failed_tries: 30, wait_seconds: 60 });
  const rest = itemsIn(await networksAre(`?cursor=${cursorIn(first)}`));
  expect(rest).toMatchObject([{ network: '2001:db8:dddd::/48', failed_tries: 30, wait_seconds: 59 }]);

  expect(waitIn(await auth.login(email, { client: '203.0.113.77' }))).toBe(60);
  const lift = () => asStaff('branch_manager', 'DELETE', `/auth/delayed-networks/${school?.id}`);
  expect([(await lift()).status, (await lift()).status]).toEqual([204, 204]);
  expect((await auth.login(email, { client: '203.0.113.77' })).status).toBe(200);
  expect(waitIn(await auth.login(email, { client: '2001:db8:dddd:1::99' }))).toBeGreaterThan(0);
  expect(await auth.thingsOf('network_delay.lift')).toEqual([school?.id, school?.id]);
});

test('a network whose wait is over is not among those that wait, and its delay is not a librarian’s to lift', async () => {
  await failsEverywhere(() => '203.0.113.78');
  expect(itemsIn(await networksAre())).toContainEqual(expect.objectContaining({ network: '203.0.113.0/24' }));
  minutesPass(2);
  expect(itemsIn(await networksAre())).toEqual([]);
  for (const path of ['/auth/delayed-networks', `/auth/delayed-networks/${'0'.repeat(64)}`])
    expect((await asStaff('librarian', path.endsWith('s') ? 'GET' : 'DELETE', path)).status).toBe(403);
});
