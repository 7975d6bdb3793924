import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestService } from '#testing/service.ts';
import { waitFor } from '#testing/wait-for.ts';
import { notifications } from '../service.ts';
import { migrations } from '../store/migrations/index.ts';
import { fakeUsers } from '../testing/notifications.ts';

const admin = { id: randomUUID(), role: 'admin' as const };
const librarian = { id: randomUUID(), role: 'librarian' as const };

/** Addresses that the mail server accepts. */
const mailboxes = new Set<string>();
const mailServer = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  disableReverseLookup: true,
  closeTimeout: 100,
  onRcptTo: ({ address }, _session, done) =>
    done(mailboxes.has(address) ? null : Object.assign(new Error('No such mailbox'), { responseCode: 550 })),
});

let service: Awaited<ReturnType<typeof start>>;

function start(port: number) {
  return startTestService(notifications, {
    migrations,
    env: {
      MAIL_FROM: 'Library <library@abonement.example>',
      MAIL_TLS: 'none',
      PUBLIC_URL: 'https://library.example',
      LAST_READER_DAYS: 3,
      HISTORY_DAYS: 365,
    },
    secrets: { 'smtp-host': '127.0.0.1', 'smtp-port': String(port) },
    invoke: fakeUsers().answer,
  });
}

beforeAll(async () => {
  await new Promise<void>((resolve) => mailServer.listen(0, '127.0.0.1', resolve));
  service = await start((mailServer.server.address() as AddressInfo).port);
});
beforeEach(() => service.db.deleteFrom('delivery').execute());
afterAll(async () => {
  await service.stop();
  await new Promise<void>((resolve) => mailServer.close(resolve));
});

const statusOf = async (id: string) =>
  (await service.db.selectFrom('delivery').select('status').where('id', '=', id).executeTakeFirst())?.status;

/** A notice to an address unknown to the mail server, after its last attempt. */
async function aFailedNotice(userId: string = randomUUID()): Promise<{ id: string; userId: string; email: string }> {
  const id = randomUUID();
  const email = `${userId}@readers.example`;
  await service.deliver(
    'notifications.email',
    'notifications.email',
    { type: 'loan_issued', user_id: userId, user_email: email, book_title: 'Дар', due_date: '2026-05-31' },
    { id },
  );
  await waitFor('the notice to be given up', async () => {
    await sql`
      update delivery set attempts = 11, due_at = now()
      where id = ${id} and status = 'queued' and claimed_by is null`.execute(service.db);
    return (await statusOf(id)) === 'failed';
  });
  return { id, userId, email };
}

test('an admin sees the notices that failed, page by page, and why', async () => {
  const first = await aFailedNotice();
  const second = await aFailedNotice();
  const page = await service.request('GET', '/notifications?status=failed&limit=1', { as: admin });
  expect(page).toMatchObject({
    status: 200,
    body: {
      items: [{ id: second.id, user_id: second.userId, attempts: 12, failure: 'EENVELOPE RCPT TO 550' }],
      next_cursor: expect.any(String),
    },
  });
  const { next_cursor } = page.body as { next_cursor: string };
  const next = await service.request('GET', `/notifications?limit=1&cursor=${next_cursor}`, { as: admin });
  expect(next.body).toEqual({ items: [expect.objectContaining({ id: first.id })] });
});

test('a notice that failed is sent when an admin asks for it, once its mailbox is there', async () => {
  const { id, email } = await aFailedNotice();
  mailboxes.add(email);
  const answer = await service.request('POST', `/notifications/${id}/retry`, { as: admin });
  expect(answer).toMatchObject({ status: 200, body: { id, status: 'queued', attempts: 0 } });
  await waitFor('the e-mail', async () => (await statusOf(id)) === 'sent');
  expect(await service.request('POST', `/notifications/${id}/retry`, { as: admin })).toMatchObject({
    status: 409,
    body: { code: 'notice_not_failed' },
  });
});

test('all that failed is sent again at once, to where its readers are reached now', async () => {
  const moved = await aFailedNotice();
  const other = await aFailedNotice();
  for (const email of ['moved@readers.example', other.email]) mailboxes.add(email);
  await service.deliver('user.events', 'user.changed', {
    event_type: 'user.changed',
    user_id: moved.userId,
    email: 'moved@readers.example',
    full_name: 'A',
    role: 'reader',
    language: 'en',
    version: 2,
  });
  expect(await service.request('POST', '/notifications/retry-failed', { as: admin })).toMatchObject({
    status: 200,
    body: { queued: 2, more: false },
  });
  for (const { id } of [moved, other]) await waitFor('the e-mail', async () => (await statusOf(id)) === 'sent');
});

test('a notice to a reader whose account is deleted cannot be sent any more', async () => {
  const { id, userId } = await aFailedNotice();
  await service.deliver('user.events', 'user.deleted', { event_type: 'user.deleted', user_id: userId });
  expect(await service.request('POST', `/notifications/${id}/retry`, { as: admin })).toMatchObject({
    status: 409,
    body: { code: 'recipient_gone' },
  });
  expect(await service.request('POST', '/notifications/retry-failed', { as: admin })).toMatchObject({
    body: { queued: 0, more: false },
  });
});

test('a notice that nobody has heard of cannot be sent', async () => {
  expect(await service.request('POST', `/notifications/${randomUUID()}/retry`, { as: admin })).toMatchObject({
    status: 404,
    body: { code: 'notice_not_found' },
  });
});

test.each([
  ['GET', '/notifications'],
  ['POST', '/notifications/retry-failed'],
  ['POST', `/notifications/${randomUUID()}/retry`],
])('%s %s is for admins alone', async (method, path) => {
  expect((await service.request(method, path, { as: librarian })).status).toBe(403);
  expect((await service.request(method, path)).status).toBe(401);
});
