import { afterAll, beforeAll, expect, test } from 'vitest';
import { authWithAccounts } from '../testing/accounts.ts';

let auth: Awaited<ReturnType<typeof authWithAccounts>>;
beforeAll(async () => {
  auth = await authWithAccounts();
});
afterAll(() => auth.service.stop());

const WRONG = { status: 403, body: { code: 'wrong_sign_in_code' } };

test('the code on the slip opens an account under the address that the reader gives', async () => {
  const email = 'vera@readers.example';
  expect(await auth.choosePassword(auth.aSlip(), { email })).toMatchObject({ status: 201, body: { email } });
});

test('five wrong codes make the network that they came from wait, however the card is spelled, and no other', async () => {
  const slip = auth.aSlip();
  const guess = (card_number: string) =>
    auth.choosePassword({ card_number, code: '0000000000' }, { client: '203.0.113.9' });
  for (const card of [slip.card_number, slip.card_number.toLowerCase(), ` ${slip.card_number}`])
    expect(await guess(card)).toMatchObject(WRONG);
  for (let time = 4; time <= 5; time += 1) expect(await guess(slip.card_number)).toMatchObject(WRONG);
  expect(await auth.choosePassword(slip, { client: '203.0.113.9' })).toMatchObject({
    status: 429,
    body: { code: 'too_many_failed_logins' },
  });
  expect((await auth.choosePassword(slip, { client: '203.0.113.10' })).status).toBe(201);
});

test('an address that is taken is no wrong code', async () => {
  const slip = auth.aSlip();
  const { email } = auth.anAccount();
  for (let time = 1; time <= 6; time += 1)
    expect(await auth.choosePassword(slip, { email, client: '203.0.113.11' })).toMatchObject({
      status: 409,
      body: { code: 'email_taken' },
    });
  expect((await auth.choosePassword(slip, { client: '203.0.113.11' })).status).toBe(201);
});
