import { randomUUID } from 'node:crypto';
import { TOTP } from 'otpauth';
import { expect, test } from 'vitest';
import { waitFor } from '#testing/wait-for.ts';
import {
  aBook,
  aLibrarian,
  aLoan,
  aReader,
  apiAs,
  borrow,
  codeOf,
  emailArrives,
  PASSWORD,
  signIn,
  theAdmin,
  bringBack,
} from '../support/library.ts';
import { askSidecar } from '../support/sidecar.ts';

test('whoever registers can sign in, whatever the case of the address', async () => {
  const reader = await aReader();
  expect((await signIn(reader.email.toUpperCase(), PASSWORD)).id).toBe(reader.id);
});

test('whoever registers opens the link of the e-mail, gives the password, and can sign in', async () => {
  const [email, confirm] = [`${randomUUID()}@readers.example`, '/auth/email-verifications/complete'] as const;
  const body = { email, password: PASSWORD, full_name: 'Анна', language: 'ru' as const };
  const { data: account } = await apiAs().POST('/auth/register', { body });
  const signsIn = () => apiAs().POST('/auth/login', { body: { email, password: PASSWORD } });
  expect(codeOf((await signsIn()).error)).toBe('wrong_credentials');
  const { html } = await emailArrives(email, 'Подтвердите адрес');
  const [, token = ''] = /\/verify#([^"]+)/.exec(html) ?? [];
  const wrong = await apiAs().POST(confirm, { body: { token, password: 'not this one' } });
  expect([wrong.response.status, wrong.error?.errors?.[0]?.field]).toEqual([403, 'password']);
  expect((await apiAs().POST(confirm, { body: { token, password: PASSWORD } })).data).toMatchObject({ email });
  expect((await signsIn()).data?.account).toMatchObject({ id: account?.id, email });
});

test('an address that is known is answered as any other; only its mailbox hears of it', async () => {
  const reader = await aReader({ language: 'en' });
  const body = { email: reader.email.toUpperCase(), password: 'a password of a stranger', full_name: 'Another' };
  const unknown = { ...body, email: `NOBODY-${randomUUID()}@readers.example` };
  const [known, other] = [body, unknown].map((registration) =>
    apiAs().POST('/auth/register', { body: { ...registration, language: 'ru' } }),
  );
  const whatIsSaid = async (asked: typeof known) => {
    const { data, response } = (await asked) ?? {};
    return [response?.status, { ...data, id: '', email: data?.email.slice(-16) }];
  };
  expect(await whatIsSaid(known)).toEqual(await whatIsSaid(other));
  await emailArrives(reader.email, 'You have joined the library already');
  expect((await signIn(reader.email, PASSWORD)).id).toBe(reader.id);
});

test('a registration that is wrong in several ways hears of each', async () => {
  const body = { email: 'nobody', password: 'short', full_name: ' ', language: 'ru' as const };
  const { error, response } = await apiAs().POST('/auth/register', { body });
  expect(response.status).toBe(400);
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  expect(error?.errors?.map(({ field }) => field).sort()).toEqual(['email', 'full_name', 'password']);
});

test('a wrong password and an unknown address get the same answer', async () => {
  const reader = await aReader();
  const wrong = await apiAs().POST('/auth/login', { body: { email: reader.email, password: 'wrong password' } });
  const unknown = await apiAs().POST('/auth/login', {
    body: { email: `${randomUUID()}@x.example`, password: 'wrong password' },
  });
  const { trace_id: _a, ...first } = wrong.error ?? {};
  const { trace_id: _b, ...second } = unknown.error ?? {};
  expect(wrong.response.status).toBe(401);
  expect(first).toEqual(second);
});

test('five wrong passwords stop further ones for a while, but not the right one where its reader has signed in', async () => {
  const reader = await aReader();
  const wrong = { email: reader.email, password: 'wrong password' };
  for (let attempt = 0; attempt < 5; attempt += 1) await apiAs().POST('/auth/login', { body: wrong });
  const { error, response } = await apiAs().POST('/auth/login', { body: wrong });
  expect([response.status, codeOf(error)]).toEqual([429, 'too_many_failed_logins']);
  const seconds = Number(response.headers.get('retry-after'));
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(60);
  expect((await signIn(reader.email, PASSWORD)).id).toBe(reader.id);
});

test('of thirty wrong passwords at once at most five are looked at', async () => {
  const reader = await aReader();
  const body = { email: reader.email, password: 'wrong password' };
  const answers = await Promise.all(Array.from({ length: 30 }, () => apiAs().POST('/auth/login', { body })));
  const looked = answers.filter(({ response }) => response.status === 401);
  expect(looked.length).toBeLessThanOrEqual(5);
  expect(answers.filter(({ response }) => response.status === 429).length).toBe(30 - looked.length);
});

test('two people may register under the same Idempotency-Key, and one of them only once', async () => {
  const header = { 'Idempotency-Key': '1' };
  const register = (email: string) =>
    apiAs().POST('/auth/register', {
      params: { header },
      body: { email, password: PASSWORD, full_name: 'A', language: 'en' },
    });
  const [first, second] = [`${randomUUID()}@x.example`, `${randomUUID()}@x.example`];
  const { data } = await register(first);
  expect((await register(second)).response.status).toBe(201);
  expect((await register(first)).data).toEqual(data);
});

test('a refresh token that is sent several times at once gives one new refresh token', async () => {
  const reader = await aReader();
  const body = { refresh_token: reader.refreshToken };
  const answers = await Promise.all([1, 2, 3].map(() => apiAs().POST('/auth/refresh', { body })));
  expect(answers.map(({ response }) => response.status)).toEqual([200, 200, 200]);
  expect(new Set(answers.map(({ data }) => data?.refresh_token)).size).toBe(1);
});

test('a refresh token that is used again after what it was changed for ends the sign-in', async () => {
  const reader = await aReader();
  const use = (token: string) => apiAs().POST('/auth/refresh', { body: { refresh_token: token } });
  const { data: second } = await use(reader.refreshToken);
  expect(second?.account.id).toBe(reader.id);
  const { data: third } = await use(second?.refresh_token ?? '');
  const reused = await use(reader.refreshToken);
  expect([reused.response.status, codeOf(reused.error)]).toEqual([401, 'refresh_token_reused']);
  expect((await use(third?.refresh_token ?? '')).response.status).toBe(401);
  const { data: validation } = await apiAs().POST('/auth/validate', { body: { token: third?.access_token ?? '' } });
  expect(validation).toEqual({ active: false });
});

test('a token is validated, and after signing out it is not good any more', async () => {
  const reader = await aReader();
  const token = { token: reader.accessToken };
  expect((await apiAs().POST('/auth/validate', { body: token })).data).toMatchObject({
    active: true,
    sub: reader.id,
    role: 'reader',
  });
  expect((await reader.api.POST('/auth/logout')).response.status).toBe(204);
  expect((await apiAs().POST('/auth/validate', { body: token })).data).toEqual({ active: false });
  await waitFor(
    'the gateway refuses the token',
    async () => (await reader.api.GET('/users/me')).response.status === 401,
    10,
  );
});

/** Sends the same twice at once, and once more. @returns the statuses, the first ones sorted */
async function sendAgainAndAgain(send: () => Promise<{ response: Response }>): Promise<number[]> {
  const atOnce = await Promise.all([send(), send()]);
  return [...atOnce.map(({ response }) => response.status).toSorted((a, b) => a - b), (await send()).response.status];
}

test('a link, a code from the desk and a code of an app work once, also when they are sent at the same time', async () => {
  const reader = await aReader();
  await apiAs().POST('/auth/password-resets', { body: { email: reader.email } });
  const { html } = await emailArrives(reader.email, 'Новый пароль');
  const [, token = ''] = /\/reset#([^"]+)/.exec(html) ?? [];
  const reset = () =>
    apiAs().POST('/auth/password-resets/complete', { body: { token, password: 'another long password' } });
  expect(await sendAgainAndAgain(reset)).toEqual([204, 403, 403]);

  const staff = (await theAdmin()).api;
  const { data: newcomer } = await staff.POST('/users', {
    body: { full_name: 'Нина', language: 'ru', patron_category: 'adult' },
  });
  const params = { path: { user_id: newcomer?.id ?? '' } };
  const { data: slip } = await staff.POST('/users/{user_id}/sign-in-code', { params });
  const chosen = { email: `${randomUUID()}@readers.example`, password: PASSWORD };
  const open = () =>
    apiAs().POST('/auth/first-password', {
      body: { card_number: slip?.card_number ?? '', code: slip?.code ?? '', ...chosen },
    });
  expect(await sendAgainAndAgain(open)).toEqual([201, 403, 403]);

  const { api, refreshToken } = await signIn(chosen.email, PASSWORD);
  const { data: app } = await api.POST('/auth/second-factor/authenticator');
  const shown = new TOTP({ secret: app?.secret ?? '' });
  const confirmed = await api.POST('/auth/second-factor/confirmation', { body: { code: shown.generate() } });
  expect(confirmed.response.status).toBe(200);
  // The next half minute's code is taken already, and it was not shown before.
  const code = shown.generate({ timestamp: Date.now() + 30_000 });
  const stepUp = () => apiAs().POST('/auth/step-up', { body: { refresh_token: refreshToken, code } });
  expect(await sendAgainAndAgain(stepUp)).toEqual([200, 403, 403]);
});

test('the published keys are public, and they are those that sign', async () => {
  const { data } = await apiAs().GET('/auth/jwks.json');
  const reader = await aReader();
  const header: unknown = JSON.parse(Buffer.from(reader.accessToken.split('.')[0] ?? '', 'base64url').toString());
  expect(header).toMatchObject({ alg: 'RS256', kid: data?.keys[0]?.kid });
  for (const key of data?.keys ?? []) expect(Object.keys(key).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
});

test('a forged token, one without a signature and one for somebody else are refused', async () => {
  const reader = await aReader();
  const [header = '', payload = '', signature = ''] = reader.accessToken.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
  const asAdmin = Buffer.from(JSON.stringify({ ...claims, role: 'admin' })).toString('base64url');
  const none = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url');
  for (const token of [
    `${header}.${asAdmin}.${signature}`,
    `${none}.${asAdmin}.`,
    'nonsense',
    `${header}.${payload}.`,
  ]) {
    const { response } = await apiAs(token).GET('/users/me');
    expect(response.status).toBe(401);
  }
});

test('what the desk may do, readers may not', async () => {
  const [reader, other] = [await aReader(), await aReader()];
  const book = await aBook();
  const loan = await aLoan(other);
  const path = { user_id: other.id };
  const attempts = [
    reader.api.GET('/users'),
    reader.api.GET('/users/{user_id}', { params: { path } }),
    reader.api.PATCH('/users/{user_id}', { params: { path: { user_id: reader.id } }, body: { role: 'admin' } }),
    reader.api.GET('/users/{user_id}/history', { params: { path } }),
    reader.api.POST('/books', { body: { title: 'x', author: 'y', total_copies: 1, material: 'book' } }),
    reader.api.DELETE('/books/{book_id}', { params: { path: { book_id: book.id } } }),
    reader.api.GET('/loans'),
    reader.api.GET('/loans/user/{user_id}', { params: { path } }),
    reader.api.GET('/loans/{loan_id}', { params: { path: { loan_id: loan.id } } }),
    reader.api.POST('/loans/return', { body: { loan_id: loan.id } }),
    reader.api.POST('/loans/{loan_id}/renew', { params: { path: { loan_id: loan.id } } }),
    reader.api.POST('/loans', { body: { book_id: book.id, reader_id: other.id } }),
    reader.api.POST('/loans', { body: { book_id: book.id, due_date: '2099-01-01' } }),
    reader.api.GET('/charges/user/{user_id}', { params: { path } }),
    reader.api.GET('/notifications/user/{user_id}', { params: { path } }),
    reader.api.PUT('/patron-categories/{code}', {
      params: { path: { code: 'vip' } },
      body: { name_ru: 'a', name_en: 'b', loan_limit: 99 },
    }),
  ];
  for (const { response } of await Promise.all(attempts))
    expect([response.url, response.status]).toEqual([response.url, 403]);
});

test('nobody gets in without a token, and internal operations are not public', async () => {
  expect((await apiAs().GET('/users/me')).response.status).toBe(401);
  for (const path of [
    '/internal/credentials/check',
    '/internal/readers',
    '/internal/reservations/x',
    '/events/loan-events',
    '/process-due-loans',
  ]) {
    const base = process.env['TEST_GATEWAY_URL'] ?? '';
    for (const prefix of ['', '/api/v1']) {
      const response = await fetch(`${base}${prefix}${path}`, {
        method: 'POST',
        body: '{}',
        headers: { 'content-type': 'application/json' },
      });
      expect([prefix + path, response.status]).toEqual([prefix + path, 404]);
    }
  }
});

test('only the app that an internal operation names may call it', async () => {
  const asked = await askSidecar('books', '/internal/credentials/check', {
    method: 'POST',
    headers: { 'dapr-app-id': 'users', 'content-type': 'application/json', 'dapr-caller-app-id': 'auth' },
    body: JSON.stringify({ email: 'a@b.example', password: 'x' }),
  });
  expect(asked.status).toBe(403);
});

test('a librarian appoints nobody; an admin does, and the new role holds after signing in again', async () => {
  const reader = await aReader();
  const asLibrarian = await (
    await aLibrarian()
  ).api.PATCH('/users/{user_id}', { params: { path: { user_id: reader.id } }, body: { role: 'librarian' } });
  expect(asLibrarian.response.status).toBe(403);
  await (
    await theAdmin()
  ).api.PATCH('/users/{user_id}', { params: { path: { user_id: reader.id } }, body: { role: 'librarian' } });
  await waitFor('the old token is refused', async () => (await reader.api.GET('/users/me')).response.status === 401);
  const { data } = await (
    await signIn(reader.email, PASSWORD)
  ).api.GET('/users', { params: { query: { q: reader.email } } });
  expect(data?.items.map(({ id }) => id)).toEqual([reader.id]);
});

test('a reader changes their profile and their password, and other sign-ins end', async () => {
  const reader = await aReader();
  const wrong = await reader.api.PUT('/users/me', {
    body: { password: { current: 'not this one', new: 'another long password' } },
  });
  expect([wrong.response.status, wrong.error?.errors?.[0]?.field]).toEqual([403, 'password.current']);
  const changed = await reader.api.PUT('/users/me', {
    body: { full_name: 'Анна Каренина', language: 'en', password: { current: PASSWORD, new: 'another long password' } },
  });
  expect(changed.data).toMatchObject({ full_name: 'Анна Каренина', language: 'en' });
  const anew = await signIn(reader.email, 'another long password');
  await waitFor('the old sign-in has ended', async () => (await reader.api.GET('/users/me')).response.status === 401);
  // The new one stays, though auth heard of the change after it was begun.
  const { response } = await apiAs().POST('/auth/refresh', { body: { refresh_token: anew.refreshToken } });
  expect(response.status).toBe(200);
});

test('a profile is not deleted while a book is out; then it is, everywhere', async () => {
  const reader = await aReader();
  const loan = await aLoan(reader);
  // At once: the lending desk is asked, not what users has heard of it.
  expect(codeOf((await reader.api.DELETE('/users/me')).error)).toBe('has_open_loans');
  expect((await reader.api.GET('/users/me')).data?.deletion).toMatchObject({
    status: 'refused',
    reasons: [{ code: 'has_open_loans' }],
  });
  // Sent while there is an account, which the deletion might overtake.
  await emailArrives(reader.email, loan.title);

  await bringBack(loan.id);
  expect((await reader.api.DELETE('/users/me')).response.status).toBe(204);
  await waitFor('the token is refused', async () => (await borrow(reader, (await aBook()).id)).response.status === 401);
  const desk = (await aLibrarian()).api;
  expect((await desk.GET('/users/{user_id}', { params: { path: { user_id: reader.id } } })).response.status).toBe(404);
  await waitFor('the loan has no name', async () => {
    const { data } = await desk.GET('/loans/{loan_id}', { params: { path: { loan_id: loan.id } } });
    return data?.reader_id === '00000000-0000-0000-0000-000000000000';
  });
  const again = await apiAs().POST('/auth/register', {
    body: { email: reader.email, password: PASSWORD, full_name: 'New', language: 'ru' },
  });
  expect(again.response.status).toBe(201);
});
