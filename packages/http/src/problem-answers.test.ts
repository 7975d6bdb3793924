import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { apiError, invalidField, rejected } from '#errors';
import { unavailable } from '#core/api-error.ts';
import { closeServer, createApp, listen } from './app-server.ts';

const thrown: Record<string, () => unknown> = {
  limit: () =>
    rejected([
      { code: 'loan_limit_reached', facts: { limit: 5, has: 5 } },
      { code: 'others_wait', facts: { waiting: 2 } },
    ]),
  field: () => invalidField('issued_at', 'too_long_ago', { days: 60 }),
  token: () => apiError('token_expired'),
  away: () => unavailable(new Error('connect ECONNREFUSED 10.0.0.1')),
  bug: () => new Error('password=secret'),
};

let url: string;
let close: () => Promise<void>;
beforeAll(async () => {
  const app = createApp({
    log: pino({ level: 'silent' }),
    registry: new Registry(),
    routes: (express) =>
      express.get('/:what', (request) => {
        throw thrown[request.params.what]?.();
      }),
  });
  const { server } = await listen(app, 0);
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  close = () => closeServer(server, 0);
});
afterAll(() => close());

async function ask(what: string, language?: string) {
  const response = await fetch(`${url}/${what}`, {
    headers: language === undefined ? {} : { 'accept-language': language },
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

test.each([
  [undefined, 'en', 'You have reached your limit of books on loan (5 of 5). Please return one first.'],
  [
    'ru-RU,ru;q=0.9,en;q=0.8',
    'ru',
    'У вас на руках уже столько книг, сколько можно взять (5 из 5). Сначала верните одну.',
  ],
  ['de', 'en', 'You have reached your limit of books on loan (5 of 5). Please return one first.'],
])('a rejection is told in the language that the client prefers: %s', async (asked, language, detail) => {
  const { status, headers, text } = await ask('limit', asked);
  expect(status).toBe(409);
  expect(headers.get('content-type')).toContain('application/problem+json');
  expect(headers.get('content-language')).toBe(language);
  expect(JSON.parse(text)).toMatchObject({
    type: 'urn:abonement:problem:loan_limit_reached',
    title: 'Conflict',
    code: 'loan_limit_reached',
    detail,
    facts: { limit: 5, has: 5 },
    refusals: [
      { code: 'loan_limit_reached', message: detail },
      { code: 'others_wait', facts: { waiting: 2 }, message: expect.stringMatching(/ждут|are waiting/) },
    ],
  });
});

test('a field that is wrong is named, with what is wrong about it', async () => {
  const { status, text } = await ask('field', 'ru');
  expect([status, JSON.parse(text)]).toMatchObject([
    400,
    {
      code: 'invalid_request',
      errors: [{ field: 'issued_at', code: 'too_long_ago', message: 'слишком давно (не более 60 дн.)' }],
    },
  ]);
});

test('whoever must sign in again, or come again, is told by the headers too', async () => {
  expect((await ask('token')).headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
  expect((await ask('away')).headers.get('retry-after')).toBe('2');
});

test('what went wrong inside never leaves', async () => {
  const answers = [await ask('away'), await ask('bug')];
  expect(answers.map(({ status }) => status)).toEqual([503, 500]);
  for (const { text } of answers) expect(text).not.toMatch(/ECONN|10\.0\.0\.1|secret/);
});
