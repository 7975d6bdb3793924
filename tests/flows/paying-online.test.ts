import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { waitFor } from '#testing/wait-for.ts';
import { startPaymentProvider, type ProviderServer } from '../../apps/loans/src/testing/payment-provider.ts';
import { aLibrarian, aReader, gatewayUrl, type Person } from '../support/library.ts';

const port = z.coerce.number().parse(process.env['TEST_PAYMENT_PROVIDER_PORT']);

let provider: ProviderServer;
beforeAll(async () => {
  provider = await startPaymentProvider({ port });
});
afterAll(() => provider.stop());

async function aCharge({ id }: Person): Promise<string> {
  const { data } = await (
    await aLibrarian()
  ).api.POST('/charges/user/{user_id}', {
    params: { path: { user_id: id } },
    body: { kind: 'damage', amount_minor: 1_250, comment: 'Залита чаем' },
  });
  if (!data) throw new Error('nothing was charged');
  return data.id;
}

async function begun(reader: Person): Promise<{ id: string; there: string }> {
  const { data } = await reader.api.POST('/payment-intents', { body: { charge_ids: [await aCharge(reader)] } });
  expect(data?.status).toBe('pending');
  const there = data?.redirect_to?.split('/').at(-1);
  if (!data || there === undefined) throw new Error('the payment was not begun');
  return { id: data.id, there };
}

const paid = (reader: Person, payment_id: string) =>
  waitFor('the payment', async () => {
    const { data } = await reader.api.GET('/payment-intents/{payment_id}', { params: { path: { payment_id } } });
    return data?.status === 'succeeded' ? data : undefined;
  });

test('a reader pays online, through the sidecar to the provider and back through the gateway', async () => {
  const reader = await aReader();
  provider.tellAt(`${gatewayUrl}/api/v1/payment-notifications`);
  const { id, there } = await begun(reader);
  expect(await provider.pay(there)).toBe(204);
  await paid(reader, id);
  const { data } = await reader.api.GET('/charges/user/{user_id}', { params: { path: { user_id: reader.id } } });
  expect(data).toMatchObject({ pays_online: true, balance: { amount_minor: 0 } });
  expect(data?.items[0]?.entries).toMatchObject([{ kind: 'payment', method: 'online' }]);
});

test('a word of the provider that was lost is asked for', async () => {
  const reader = await aReader();
  provider.tellAt(undefined);
  const { id, there } = await begun(reader);
  await provider.pay(there);
  await paid(reader, id);
});
