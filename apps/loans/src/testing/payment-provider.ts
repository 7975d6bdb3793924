import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { unavailable } from '#core/api-error.ts';
import type { BoundAnswer, BoundRequest } from '#dapr/http-binding.ts';
import { fromMajor, toMajor } from '../domain/money-text.ts';

type Amount = { value: string; currency: string };
type Payment = {
  id: string;
  status: 'pending' | 'succeeded' | 'canceled';
  amount: Amount;
  refunded_amount: Amount;
  confirmation: { type: 'redirect'; confirmation_url: string; return_url: string };
  cancellation_details?: { party: string; reason: string };
  metadata: Record<string, string>;
};

const newPayment = z.object({
  amount: z.object({ value: z.string(), currency: z.string() }),
  confirmation: z.object({ type: z.literal('redirect'), return_url: z.string() }),
  capture: z.literal(true),
  metadata: z.record(z.string(), z.string()),
});
const newRefund = z.object({ payment_id: z.string(), amount: z.object({ value: z.string(), currency: z.string() }) });

type Refund = { id: string; payment_id: string; status: 'pending' | 'succeeded'; amount: Amount };

/**
 * How it takes the next requests: as it should; money that it gives back is long on its way; it does not do what is asked; it
 * does, and nobody hears of it; it is away.
 */
type Mood = 'well' | 'gives back slowly' | 'refuses' | 'does it and fails' | 'is away';

export type ProviderServer = Awaited<ReturnType<typeof startPaymentProvider>>;

/** A payment provider for tests: it speaks HTTP as the real one documents, and the test pays and calls off. */
export async function startPaymentProvider({ port = 0, authorization = 'Basic dGVzdA==' } = {}) {
  const payments = new Map<string, Payment>();
  const answers = new Map<string, unknown>();
  /** What it was asked, with what it got to know. */
  const heard: { method: string; path: string; key: string | undefined; body: unknown }[] = [];
  let mood: Mood = 'well';
  /** Where it tells that something has become of a payment. */
  let notificationUrl: string | undefined;
  const refunds: Refund[] = [];

  const paymentOf = (id: string): Payment => {
    const payment = payments.get(id);
    if (!payment) throw new Error(`The provider knows no payment ${id}.`);
    return payment;
  };

  function createPayment(body: unknown): Payment {
    const { amount, confirmation, metadata } = newPayment.parse(body);
    const id = randomUUID();
    const payment: Payment = {
      id,
      status: 'pending',
      amount,
      refunded_amount: { value: '0.00', currency: amount.currency },
      confirmation: { ...confirmation, confirmation_url: `${url()}/pay/${id}` },
      metadata,
    };
    payments.set(id, payment);
    return payment;
  }

  function createRefund(body: unknown): object | undefined {
    const { payment_id, amount } = newRefund.parse(body);
    const payment = paymentOf(payment_id);
    const [paid, before, now] = [payment.amount, payment.refunded_amount, amount].map(
      ({ value, currency }) => fromMajor(value, currency) ?? Number.NaN,
    ) as [number, number, number];
    if (payment.status !== 'succeeded' || !(before + now <= paid)) return undefined;
    const isSlow = mood === 'gives back slowly';
    if (!isSlow) payment.refunded_amount = { value: toMajor(before + now, amount.currency), currency: amount.currency };
    const refund: Refund = { id: randomUUID(), payment_id, status: isSlow ? 'pending' : 'succeeded', amount };
    refunds.push(refund);
    return refund;
  }

  function answer(method: string, path: string, key: string | undefined, body: unknown): [number, unknown] {
    const [, id] = /^\/payments\/([^/]+)$/.exec(path) ?? [];
    if (method === 'GET' && id !== undefined) {
      const payment = payments.get(id);
      return payment ? [200, payment] : [404, { type: 'error', code: 'not_found' }];
    }
    const [, refunded] = /^\/refunds\?payment_id=([^&]+)&/.exec(path) ?? [];
    if (method === 'GET' && refunded !== undefined)
      return [200, { type: 'list', items: refunds.filter(({ payment_id }) => payment_id === refunded) }];
    if (method !== 'POST' || key === undefined) return [400, { type: 'error', code: 'invalid_request' }];
    if (mood === 'refuses') return [400, { type: 'error', code: 'invalid_request' }];
    const known = answers.get(key);
    const done = known ?? (path === '/payments' ? createPayment(body) : createRefund(body));
    if (done === undefined) return [400, { type: 'error', code: 'invalid_request' }];
    answers.set(key, done);
    return [200, done];
  }

  function serve(request: IncomingMessage, response: ServerResponse, text: string): void {
    const say = (status: number, body: unknown) =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    const { method = '', url: path = '', headers } = request;
    if (mood === 'is away') return void request.socket.destroy();
    const [, shown] = /^\/pay\/([^/]+)$/.exec(path) ?? [];
    if (shown !== undefined) return showPage(response, shown);
    if (headers.authorization !== authorization) return say(401, { type: 'error', code: 'invalid_credentials' });
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    const key = headers['idempotence-key'];
    heard.push({ method, path, key: typeof key === 'string' ? key : undefined, body });
    const [status, answered] = answer(method, path, typeof key === 'string' ? key : undefined, body);
    if (mood === 'does it and fails') return say(500, { type: 'error', code: 'internal_server_error' });
    say(status, answered);
  }

  /** Where a browser comes to pay. */
  function showPage(response: ServerResponse, id: string): void {
    const back = paymentOf(id).confirmation.return_url;
    const text = `<!doctype html><title>Оплата</title><h1>Оплата</h1><a href="${back}">Вернуться в библиотеку</a>`;
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(text);
  }

  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.once('end', () => serve(request, response, text));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function tell(payment: Payment): Promise<number | undefined> {
    if (notificationUrl === undefined) return undefined;
    const body = { type: 'notification', event: `payment.${payment.status}`, object: payment };
    const told = await fetch(notificationUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    await told.text();
    return told.status;
  }

  return {
    url: url(),
    heard,
    /** As an app reaches it by its binding, without a sidecar. */
    ask: async ({ method, path, headers, body }: BoundRequest): Promise<BoundAnswer> => {
      const answered = await fetch(url() + path, {
        method,
        headers: { ...headers, authorization, ...(body !== undefined && { 'content-type': 'application/json' }) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }).catch((error: unknown) => {
        throw unavailable(error);
      });
      return { status: answered.status, body: await answered.json() };
    },
    tellAt: (address: string | undefined) => void (notificationUrl = address),
    become: (next: Mood) => void (mood = next),
    payments: () => [...payments.values()],
    refunds: () => refunds.length,
    /** What was on its way back is there. */
    arrive: () => refunds.forEach((refund) => Object.assign(refund, { status: 'succeeded' })),
    /** As if it had never heard of it. */
    lose: (id: string) => void payments.delete(id),
    /** As it does with keys after a day. */
    forgetKeys: () => answers.clear(),
    /** The payer pays. @returns what the library says to being told, if it is told */
    pay: async (id: string, { amount }: { amount?: Amount } = {}) => {
      const payment = paymentOf(id);
      Object.assign(payment, { status: 'succeeded', ...(amount && { amount }) });
      return tell(payment);
    },
    /** Nobody pays any more. */
    cancel: async (id: string, reason: string) => {
      const payment = paymentOf(id);
      Object.assign(payment, { status: 'canceled', cancellation_details: { party: 'yoo_money', reason } });
      return tell(payment);
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
