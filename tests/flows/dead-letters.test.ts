import { createHash, randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { waitFor } from '#testing/wait-for.ts';
import { aLibrarian, apps, aReader, codeOf, emailArrives, theAdmin } from '../support/library.ts';
import { publishAs } from '../support/publish.ts';
import { askSidecar } from '../support/sidecar.ts';

/** What this app could not handle: others may hear the same, and keep it too. */
async function deadLetter(eventId: string, of = 'notifications') {
  const { api } = await theAdmin();
  return waitFor('the dead letter', async () => {
    const { data } = await api.GET('/admin/dead-letters', { params: { query: { limit: 100 } } });
    // A machine without Python has no analytics.
    expect(data?.unanswered).toEqual('analytics' in apps ? [] : ['analytics']);
    return data?.items.find(({ event_id, app }) => event_id === eventId && app === of);
  });
}

test('a message that is not as its schema says is kept with its cause and without what is personal', async () => {
  const id = randomUUID();
  const command = {
    type: 'loan_issued',
    user_id: randomUUID(),
    user_email: 'anna@readers.example',
    book_title: 'Идиот',
  };
  await publishAs('loans', 'notifications.email', 'notifications.email', { ...command, note: 'private' }, { id });
  const letter = await deadLetter(id);
  expect(letter).toMatchObject({
    app: 'notifications',
    topic: 'notifications.email',
    type: 'notifications.email',
    status: 'waiting',
    cause: { code: 'not_as_its_schema_says', detail: expect.stringContaining('due_date') as string },
    payload: { type: 'loan_issued', book_title: 'Идиот', user_email: '•••', note: '•••' },
  });

  // It can never be handled: it stays, until it is given up.
  const { api, id: adminId } = await theAdmin();
  const path = { app: letter.app, letter_id: letter.id };
  const again = await api.POST('/admin/dead-letters/{app}/{letter_id}/redelivery', { params: { path } });
  expect([again.response.status, codeOf(again.error)]).toEqual([409, 'still_not_handled']);
  const discarded = await api.POST('/admin/dead-letters/{app}/{letter_id}/discard', { params: { path } });
  expect(discarded.data).toMatchObject({ status: 'discarded', resolved_by: adminId, payload: {} });
  const twice = await api.POST('/admin/dead-letters/{app}/{letter_id}/discard', { params: { path } });
  expect(twice.data).toEqual(discarded.data);
  const otherwise = await api.POST('/admin/dead-letters/{app}/{letter_id}/redelivery', { params: { path } });
  expect([otherwise.response.status, codeOf(otherwise.error)]).toEqual([409, 'already_resolved']);
});

test('every app that publishes says what it could not publish', async () => {
  const { api } = await theAdmin();
  const { data } = await api.GET('/admin/set-aside-messages');
  expect(data).toEqual({ items: [], unanswered: [] });
  const path = { app: 'loans', message_id: randomUUID() };
  const none = await api.POST('/admin/set-aside-messages/{app}/{message_id}/put-back', { params: { path } });
  expect([none.response.status, codeOf(none.error)]).toEqual([404, 'set_aside_message_not_found']);
});

test('a dead letter whose cause is gone is handled when an admin says so, once', async () => {
  const reader = await aReader();
  const id = randomUUID();
  const command = { type: 'book_available', user_id: reader.id, user_email: reader.email, book_title: `Дар ${id}` };
  // As a sidecar does it that has given up.
  await publishAs('notifications', 'dead.notifications', 'notifications.email', command, {
    id,
    component: 'notifications-notifications-email',
  });
  const letter = await deadLetter(id);
  expect(letter.cause.code).toBe('handler_failed');
  const { api, id: adminId } = await theAdmin();
  const { data } = await api.POST('/admin/dead-letters/{app}/{letter_id}/redelivery', {
    params: { path: { app: 'notifications', letter_id: letter.id } },
  });
  expect(data).toMatchObject({ status: 'redelivered', resolved_by: adminId });
  await emailArrives(reader.email, `Дар ${id}`);
  const { data: waiting } = await api.GET('/admin/dead-letters', { params: { query: { app: 'notifications' } } });
  expect(waiting?.items.map(({ event_id }) => event_id)).not.toContain(id);
});

test('what no sidecar can parse is kept by each app that would have got it', async () => {
  const text = `not an event: ${randomUUID()}`;
  const sent = await askSidecar('books', '/v1.0/publish/books-book-events/book.events?metadata.rawPayload=true', {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: text,
  });
  expect(sent.status).toBe(204);
  const letter = await deadLetter(createHash('sha256').update(text).digest('hex'), 'loans');
  expect(letter).toMatchObject({ status: 'waiting', cause: { code: 'not_an_event' }, payload: {} });
  const { api } = await theAdmin();
  const path = { app: 'loans', letter_id: letter.id };
  const again = await api.POST('/admin/dead-letters/{app}/{letter_id}/redelivery', { params: { path } });
  expect([again.response.status, codeOf(again.error)]).toEqual([409, 'still_not_handled']);
});

test('dead letters are listed page by page over all apps, newest first', async () => {
  const ids: string[] = [randomUUID(), randomUUID(), randomUUID()];
  for (const [index, id] of ids.entries()) {
    if (index === 1) {
      await publishAs('books', 'book.events', 'book.added', { event_type: 'book.added' }, { id });
      await deadLetter(id, 'loans');
    } else {
      await publishAs('loans', 'notifications.email', 'notifications.email', { type: 'nothing' }, { id });
      await deadLetter(id);
    }
  }
  const { api } = await theAdmin();
  const seen: { id: string; event_id: string; app: string }[] = [];
  for (let cursor: string | undefined = '', page = 0; cursor !== undefined && page < 100; page += 1) {
    const query: { limit: number; cursor?: string } = { limit: 2, ...(cursor && { cursor }) };
    const { data } = await api.GET('/admin/dead-letters', { params: { query } });
    expect(data?.items.length).toBeLessThanOrEqual(2);
    seen.push(...(data?.items ?? []));
    cursor = data?.next_cursor;
  }
  expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
  // What several apps could not handle is there once for each of them.
  const ofOneEach = seen.filter(({ event_id, app }) => ids.includes(event_id) && app !== 'analytics');
  expect(ofOneEach.map(({ event_id }) => event_id)).toEqual(ids.toReversed());
});

test('dead letters are for admins alone', async () => {
  for (const person of [await aReader(), await aLibrarian()]) {
    expect((await person.api.GET('/admin/dead-letters')).response.status).toBe(403);
    const path = { app: 'loans', letter_id: randomUUID() };
    const { response } = await person.api.POST('/admin/dead-letters/{app}/{letter_id}/discard', { params: { path } });
    expect(response.status).toBe(403);
  }
  const { api } = await theAdmin();
  const { response } = await api.POST('/admin/dead-letters/{app}/{letter_id}/discard', {
    params: { path: { app: 'loans', letter_id: randomUUID() } },
  });
  expect(response.status).toBe(404);
  const stranger = await api.GET('/admin/dead-letters', { params: { query: { app: 'nobody' } } });
  expect([stranger.response.status, codeOf(stranger.error)]).toEqual([404, 'app_not_found']);
});
