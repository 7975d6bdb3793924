import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import type { components } from '#contracts/loans.ts';
import { desk, type Desk } from '../testing/desk.ts';
import { startPaymentProvider, type ProviderServer } from '../testing/payment-provider.ts';

let now = new Date('2026-05-01T09:00:00Z');
let loans: Desk;
let provider: ProviderServer;
/** What is asked of the provider meanwhile waits for this. */
let held: Promise<void> | undefined;
let waiting = 0;
beforeAll(async () => {
  provider = await startPaymentProvider();
  const ask: ProviderServer['ask'] = async (request) => {
    waiting += 1;
    await held;
    waiting -= 1;
    return provider.ask(request);
  };
  loans = await desk({ now: () => now, bindings: { payments: ask } });
  provider.tellAt(`${loans.service.url}/payment-notifications`);
});
afterAll(async () => {
  await loans.service.stop();
  await provider.stop();
});

type Charge = components['schemas']['Charge'];
type Intent = components['schemas']['PaymentIntent'];
type Reader = ReturnType<Desk['aReader']>;

const ask = (
  method: 'GET' | 'POST',
  path: string,
  as: { id: string; role: 'reader' | 'librarian' },
  body?: object,
  key?: string,
) =>
  loans.service.request(method, path, {
    as,
    ...(body && { body }),
    ...(key !== undefined && { headers: { 'idempotency-key': key } }),
  });

async function aCharge(reader: Reader, amount_minor: number): Promise<string> {
  const body = { kind: 'damage', amount_minor, comment: 'Залита чаем' };
  const answer = await ask('POST', `/charges/user/${reader.id}`, loans.librarian, body);
  return (answer.body as Charge).id;
}
const payAtDesk = (charge: string, amount_minor?: number) =>
  ask('POST', `/charges/${charge}/pay`, loans.librarian, { method: 'card', amount_minor });

async function begin(reader: Reader, body: object, key?: string): Promise<Intent> {
  const answer = await ask('POST', '/payment-intents', reader, body, key);
  expect(answer.status).toBe(201);
  return answer.body as Intent;
}
const intentNow = async (reader: Reader, { id }: { id: string }) =>
  (await ask('GET', `/payment-intents/${id}`, reader)).body as Intent;

async function chargesOf(reader: Reader) {
  const { body } = await ask('GET', `/charges/user/${reader.id}`, reader);
  return body as { items: Charge[]; balance: { amount_minor: number }; pays_online: boolean };
}
/** The payments of a reader's charges, by their methods. */
const paidBy = async (reader: Reader) =>
  (await chargesOf(reader)).items.flatMap(({ entries = [] }) =>
    entries.map(({ method, amount }) => [method, amount.amount_minor]),
  );

/** What the provider calls a payment. */
function atProvider({ id }: { id: string }): string {
  const payment = provider.payments().find(({ metadata }) => metadata['payment_intent_id'] === id);
  if (!payment) throw new Error(`The provider knows nothing of ${id}.`);
  return payment.id;
}
async function hoursLater(hours: number): Promise<void> {
  now = new Date(now.getTime() + hours * 3_600_000);
  await loans.service.runJob('ask-about-payments');
}

test('a reader pays a charge with the provider, whose word comes back', async () => {
  const reader = loans.aReader();
  const [one, other] = [await aCharge(reader, 1_050), await aCharge(reader, 300)];
  await loans.service.published();
  const intent = await begin(reader, { charge_ids: [one] });
  expect(intent).toMatchObject({ status: 'pending', amount: { amount_minor: 1_050, currency: 'RUB' } });
  expect(intent.redirect_to).toBe(`${provider.url}/pay/${atProvider(intent)}`);
  expect(await paidBy(reader)).toEqual([]);

  expect(await provider.pay(atProvider(intent))).toBe(204);
  const paid = await intentNow(reader, intent);
  expect(paid).toMatchObject({ status: 'succeeded' });
  expect(paid).not.toHaveProperty('redirect_to');
  const { items, balance, pays_online } = await chargesOf(reader);
  expect(items.map(({ id, status }) => [id, status])).toEqual([
    [other, 'owed'],
    [one, 'paid'],
  ]);
  expect([balance.amount_minor, pays_online]).toEqual([300, true]);
  expect(await paidBy(reader)).toEqual([['online', 1_050]]);
  expect(await loans.service.published()).toMatchObject([
    { type: 'reader.balance_changed', data: { balance_minor: 300 } },
  ]);
});

test('a sum is for what is owed, the oldest first', async () => {
  const reader = loans.aReader();
  const oldest = await aCharge(reader, 400);
  await aCharge(reader, 400);
  await provider.pay(atProvider(await begin(reader, { amount_minor: 500 })));
  expect(await chargesOf(reader)).toMatchObject({
    items: [{ outstanding: { amount_minor: 300 } }, { id: oldest, status: 'paid' }],
  });
  expect(await ask('POST', '/payment-intents', reader, { amount_minor: 301 })).toMatchObject({
    status: 409,
    body: { code: 'more_than_owed', facts: { owes_minor: 300 } },
  });
});

test('the provider gets to know ids and the sum, and nothing else', async () => {
  const reader = loans.aReader();
  const { id } = await begin(reader, { charge_ids: [await aCharge(reader, 700)] });
  expect(provider.heard.at(-1)).toEqual({
    method: 'POST',
    path: '/payments',
    key: id,
    body: {
      amount: { value: '7.00', currency: 'RUB' },
      capture: true,
      confirmation: { type: 'redirect', return_url: `https://library.example/payments/${id}` },
      metadata: { payment_intent_id: id },
    },
  });
});

test('whatever somebody tells of a payment, only the provider is believed', async () => {
  const reader = loans.aReader();
  const intent = await begin(reader, { charge_ids: [await aCharge(reader, 700)] });
  const lie = { event: 'payment.succeeded', object: { id: atProvider(intent), status: 'succeeded', paid: true } };
  const tell = (body: object) => loans.service.request('POST', '/payment-notifications', { body });
  expect(await tell(lie)).toMatchObject({ status: 204 });
  expect(await intentNow(reader, intent)).toMatchObject({ status: 'pending' });
  expect(await paidBy(reader)).toEqual([]);
  const asked = provider.heard.length;
  expect(await tell({ object: { id: randomUUID() } })).toMatchObject({ status: 204 });
  expect(provider.heard.length).toBe(asked);
});

test('a word that comes often, by all ways and at once, is booked once', async () => {
  const reader = loans.aReader();
  const intent = await begin(reader, { charge_ids: [await aCharge(reader, 700)] });
  const id = atProvider(intent);
  await Promise.all([provider.pay(id), provider.pay(id), hoursLater(1), provider.pay(id)]);
  await provider.pay(id);
  await hoursLater(1);
  expect(await paidBy(reader)).toEqual([['online', 700]]);
});

test('while a slow provider is asked about a payment, nobody else who tells of it waits; the job asks again soon', async () => {
  const reader = loans.aReader();
  const intent = await begin(reader, { charge_ids: [await aCharge(reader, 700)] });
  await hoursLater(1);
  const asked = provider.heard.length;
  const tell = () =>
    loans.service.request('POST', '/payment-notifications', { body: { object: { id: atProvider(intent) } } });
  let answer: () => void = () => undefined;
  held = new Promise((resolve) => (answer = resolve));
  onTestFinished(() => {
    held = undefined;
    answer();
  });
  const first = tell();
  await vi.waitFor(() => expect(waiting).toBe(1));
  for (let times = 0; times < 3; times += 1) expect(await tell()).toMatchObject({ status: 204 });
  held = undefined;
  answer();
  expect(await first).toMatchObject({ status: 204 });
  expect(provider.heard.length).toBe(asked + 1);

  provider.tellAt(undefined);
  await provider.pay(atProvider(intent));
  provider.tellAt(`${loans.service.url}/payment-notifications`);
  await hoursLater(1 / 60);
  expect(await intentNow(reader, intent)).toMatchObject({ status: 'succeeded' });
});

test('a word that was lost is asked for', async () => {
  const reader = loans.aReader();
  provider.tellAt(undefined);
  const [paid, left] = [
    await begin(reader, { charge_ids: [await aCharge(reader, 700)] }),
    await begin(reader, { charge_ids: [await aCharge(reader, 300)] }),
  ];
  await provider.pay(atProvider(paid));
  await provider.cancel(atProvider(left), 'expired_on_confirmation');
  provider.tellAt(`${loans.service.url}/payment-notifications`);
  await hoursLater(1);
  expect(await intentNow(reader, paid)).toMatchObject({ status: 'succeeded' });
  expect(await intentNow(reader, left)).toMatchObject({ status: 'expired' });
  expect(await paidBy(reader)).toEqual([['online', 700]]);
});

test.each([
  ['insufficient_funds', 'failed'],
  ['expired_on_confirmation', 'expired'],
  ['canceled_by_merchant', 'cancelled'],
])('a payment that the provider ends by %s has %s, and the charge is owed', async (reason, status) => {
  const reader = loans.aReader();
  const intent = await begin(reader, { charge_ids: [await aCharge(reader, 700)] });
  await provider.cancel(atProvider(intent), reason);
  expect(await intentNow(reader, intent)).toMatchObject({ status });
  expect((await chargesOf(reader)).balance.amount_minor).toBe(700);
});

test('money that comes after the end pays what it was for', async () => {
  const reader = loans.aReader();
  const intent = await begin(reader, { charge_ids: [await aCharge(reader, 700)] });
  await provider.cancel(atProvider(intent), 'expired_on_confirmation');
  await provider.pay(atProvider(intent));
  const paid = await intentNow(reader, intent);
  expect(paid).toMatchObject({ status: 'succeeded' });
  expect(paid).not.toHaveProperty('given_back');
  expect(await paidBy(reader)).toEqual([['online', 700]]);
});

test('a payment that the provider does not know any more is over after a day, and keeps nobody from paying', async () => {
  const reader = loans.aReader();
  const intent = await begin(reader, { charge_ids: [await aCharge(reader, 700)] });
  provider.lose(atProvider(intent));
  await hoursLater(1);
  expect(await intentNow(reader, intent)).toMatchObject({ status: 'pending' });
  await hoursLater(24);
  expect(await intentNow(reader, intent)).toMatchObject({ status: 'expired' });
});

test('charges in another currency than the library counts in now are paid in their own, and not together with others', async () => {
  const reader = loans.aReader();
  const [old, today] = [await aCharge(reader, 700), await aCharge(reader, 300)];
  await loans.service.db.updateTable('charge').set({ currency: 'BYN' }).where('id', '=', old).execute();
  expect(await ask('POST', '/payment-intents', reader, { charge_ids: [old, today] })).toMatchObject({
    status: 409,
    body: { code: 'payment_refused' },
  });
  const intent = await begin(reader, { charge_ids: [old] });
  expect(intent.amount).toEqual({ amount_minor: 700, currency: 'BYN' });
  await provider.pay(atProvider(intent));
  expect(await intentNow(reader, intent)).toMatchObject({ status: 'succeeded' });
  expect(await paidBy(reader)).toEqual([['online', 700]]);
});

test('what was settled at the desk meanwhile is given back, once, however often the provider fails', async () => {
  const reader = loans.aReader();
  const [one, other] = [await aCharge(reader, 700), await aCharge(reader, 300)];
  const intent = await begin(reader, { charge_ids: [one, other] });
  await payAtDesk(one, 500);
  const before = provider.refunds();
  await provider.pay(atProvider(intent));
  const due = { amount: { amount_minor: 500 }, done: false };
  expect(await intentNow(reader, intent)).toMatchObject({ status: 'succeeded', given_back: due });
  expect(await paidBy(reader)).toEqual([
    ['online', 300],
    ['card', 500],
    ['online', 200],
  ]);

  provider.become('is away');
  await hoursLater(1);
  provider.become('does it and fails');
  await hoursLater(1);
  expect(await intentNow(reader, intent)).toMatchObject({ given_back: { done: false } });
  provider.become('well');
  // Longer than the provider remembers the key.
  await hoursLater(48);
  expect(await intentNow(reader, intent)).toMatchObject({ given_back: { amount: { amount_minor: 500 }, done: true } });
  await hoursLater(48);
  expect(provider.refunds()).toBe(before + 1);
});

test('money that is on its way back for longer than the provider remembers is sent once', async () => {
  const reader = loans.aReader();
  const charge = await aCharge(reader, 700);
  const intent = await begin(reader, { charge_ids: [charge] });
  await payAtDesk(charge, 200);
  await provider.pay(atProvider(intent));
  const before = provider.refunds();
  provider.become('gives back slowly');
  await hoursLater(1);
  expect(await intentNow(reader, intent)).toMatchObject({ given_back: { amount: { amount_minor: 200 }, done: false } });
  provider.forgetKeys();
  await hoursLater(48);
  provider.become('well');
  await hoursLater(7);
  expect(provider.refunds()).toBe(before + 1);
  expect(await intentNow(reader, intent)).toMatchObject({ given_back: { done: false } });
  provider.arrive();
  await hoursLater(7);
  expect(await intentNow(reader, intent)).toMatchObject({ given_back: { done: true } });
});

test('another sum than was asked for is not booked, but goes back', async () => {
  const reader = loans.aReader();
  const intent = await begin(reader, { charge_ids: [await aCharge(reader, 700)] });
  await provider.pay(atProvider(intent), { amount: { value: '6.00', currency: 'RUB' } });
  expect(await paidBy(reader)).toEqual([]);
  await hoursLater(1);
  expect(await intentNow(reader, intent)).toMatchObject({
    status: 'failed',
    given_back: { amount: { amount_minor: 600 }, done: true },
  });
});

test('an attempt whose answer was lost goes on with the same payment', async () => {
  const reader = loans.aReader();
  const body = { charge_ids: [await aCharge(reader, 700)] };
  const key = randomUUID();
  const before = provider.payments().length;
  provider.become('does it and fails');
  expect(await ask('POST', '/payment-intents', reader, body, key)).toMatchObject({ status: 503 });
  provider.become('well');
  const intent = await begin(reader, body, key);
  expect(await begin(reader, body, key)).toEqual(intent);
  expect(provider.payments().length).toBe(before + 1);
});

test('an attempt that was given up is over, and the key begins another payment', async () => {
  const reader = loans.aReader();
  const body = { charge_ids: [await aCharge(reader, 700)] };
  const key = randomUUID();
  provider.become('is away');
  expect(await ask('POST', '/payment-intents', reader, body, key)).toMatchObject({ status: 503 });
  provider.become('well');
  await hoursLater(1);
  const rows = await loans.service.db
    .selectFrom('payment_intent')
    .selectAll()
    .where('reader_id', '=', reader.id)
    .execute();
  expect(rows).toMatchObject([{ status: 'expired', provider_id: null }]);
  expect((await begin(reader, body, key)).id).not.toBe(rows[0]?.id);
});

test('a payment that the provider refuses has failed, and another try is another payment', async () => {
  const reader = loans.aReader();
  const body = { charge_ids: [await aCharge(reader, 700)] };
  const key = randomUUID();
  provider.become('refuses');
  expect(await ask('POST', '/payment-intents', reader, body, key)).toMatchObject({
    status: 409,
    body: { code: 'payment_refused' },
  });
  provider.become('well');
  expect(await begin(reader, body, key)).toMatchObject({ status: 'pending' });
});

test('an attempt that dies after the provider has refused leaves a key that begins another payment', async () => {
  const reader = loans.aReader();
  const body = { charge_ids: [await aCharge(reader, 700)] };
  const key = randomUUID();
  provider.become('refuses');
  await sql`create rule keeps as on delete to idempotent_request do instead nothing`.execute(loans.service.db);
  expect(await ask('POST', '/payment-intents', reader, body, key)).toMatchObject({ body: { code: 'payment_refused' } });
  await sql`drop rule keeps on idempotent_request`.execute(loans.service.db);
  provider.become('well');
  // The claim of what has died ends by itself.
  await sql`update idempotent_request set claimed_at = now() - interval '1 minute' where key = ${key}`.execute(
    loans.service.db,
  );
  expect(await begin(reader, body, key)).toMatchObject({ status: 'pending' });
});

test('more than anybody takes at once is refused', async () => {
  const reader = loans.aReader();
  const charge_ids: string[] = [];
  for (let count = 0; count < 22; count += 1) charge_ids.push(await aCharge(reader, 100_000_000));
  expect(await ask('POST', '/payment-intents', reader, { charge_ids })).toMatchObject({
    status: 409,
    body: { code: 'payment_refused' },
  });
});

test('what the provider says of another payment, or of no money at all, is not booked', async () => {
  const reader = loans.aReader();
  const [one, other] = [
    await begin(reader, { charge_ids: [await aCharge(reader, 700)] }),
    await begin(reader, { charge_ids: [await aCharge(reader, 700)] }),
  ];
  const mixed = provider.payments().find(({ id }) => id === atProvider(one));
  const { id } = mixed ?? {};
  Object.assign(mixed ?? {}, { id: atProvider(other), status: 'succeeded' });
  const tell = (object: object) => loans.service.request('POST', '/payment-notifications', { body: { object } });
  expect(await tell({ id })).toMatchObject({ status: 503 });
  Object.assign(mixed ?? {}, { id, amount: { value: '0.00', currency: 'RUB' } });
  expect(await tell({ id })).toMatchObject({ status: 204 });
  expect(await intentNow(reader, one)).toMatchObject({ status: 'failed' });
  expect(await paidBy(reader)).toEqual([]);
});

test('a reader has so many payments open, and no more', async () => {
  const reader = loans.aReader();
  const body = { charge_ids: [await aCharge(reader, 700)] };
  const open: Intent[] = [];
  for (let count = 0; count < 20; count += 1) open.push(await begin(reader, body));
  expect(await ask('POST', '/payment-intents', reader, body)).toMatchObject({
    status: 429,
    body: { code: 'too_many_requests' },
  });
  for (const one of open) await provider.cancel(atProvider(one), 'expired_on_confirmation');
  await begin(reader, body);
});

test('nobody pays what is not theirs or not to be paid, or sees the payments of others', async () => {
  const [reader, other] = [loans.aReader(), loans.aReader()];
  const [theirs, settled] = [await aCharge(other, 700), await aCharge(reader, 100)];
  await payAtDesk(settled);
  const wanted = (charge: string) => ask('POST', '/payment-intents', reader, { charge_ids: [charge] });
  expect(await wanted(theirs)).toMatchObject({ status: 404, body: { code: 'charge_not_found' } });
  expect(await wanted(randomUUID())).toMatchObject({ status: 404, body: { code: 'charge_not_found' } });
  expect(await wanted(settled)).toMatchObject({ status: 409, body: { code: 'charge_settled' } });
  const intent = await begin(other, { charge_ids: [theirs] });
  for (const as of [reader, loans.librarian])
    expect(await ask('GET', `/payment-intents/${intent.id}`, as)).toMatchObject({
      body: { code: 'payment_not_found' },
    });
});

test('a deleted account takes its payments along, but for money that is still to go back', async () => {
  const reader = loans.aReader();
  const charge = await aCharge(reader, 700);
  const open = await begin(reader, { charge_ids: [charge] });
  await payAtDesk(charge);
  await loans.service.deliver('user.events', 'user.deleted', { event_type: 'user.deleted', user_id: reader.id });
  const before = provider.refunds();
  await provider.pay(atProvider(open));
  await hoursLater(1);
  expect(provider.refunds()).toBe(before + 1);
  const rows = await loans.service.db.selectFrom('payment_intent').selectAll().where('id', '=', open.id).execute();
  expect(rows).toMatchObject([{ reader_id: null, status: 'succeeded', give_back_minor: 700 }]);
});

test('without a provider nobody pays online, and is told so', async () => {
  const without = await desk();
  const reader = without.aReader();
  const answer = await without.service.request('POST', '/payment-intents', { as: reader, body: { amount_minor: 1 } });
  expect(answer).toMatchObject({ status: 409, body: { code: 'online_payment_off' } });
  const charges = await without.service.request('GET', `/charges/user/${reader.id}`, { as: reader });
  expect(charges.body).toMatchObject({ pays_online: false });
  expect(
    await without.service.request('POST', '/payment-notifications', { body: { object: { id: 'x' } } }),
  ).toMatchObject({
    status: 204,
  });
  await without.service.stop();
});
