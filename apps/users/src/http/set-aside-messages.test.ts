import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CloudEvent } from '#core/cloud-event.ts';
import { setAside } from '#messaging/outbox-store.ts';
import { startRelay } from '#messaging/relay.ts';
import { asTables } from '#postgres/as-tables.ts';
import type { OutboxTables } from '#messaging/tables.ts';
import { waitFor } from '#testing/wait-for.ts';
import { registry, type Registry as Users } from '../testing/users.ts';

let users: Users;
beforeAll(async () => {
  users = await registry();
});
afterAll(() => users.service.stop());

const admin = { id: randomUUID(), role: 'admin' as const };
const PATH = '/internal/set-aside-messages';
const ask = (method: string, path = '', as: { id: string; role: 'admin' | 'librarian' } = admin) =>
  users.service.request(method, PATH + path, { as, headers: { 'dapr-caller-app-id': 'gateway' } });

/** Registers a reader, of whom nobody could be told. @returns the message's id */
async function aMessageSetAside(): Promise<string> {
  const { id: subject } = await users.aUser();
  const { db } = users.service;
  const query = db.selectFrom('outbox').select(['id', 'position']).where('subject', '=', subject);
  const { id, position } = await query.executeTakeFirstOrThrow();
  await setAside(asTables<OutboxTables>(db), position, 'larger than the sidecar takes');
  return id;
}

test('an admin finds what could not be published, without what is personal, and has it published after all, once', async () => {
  const id = await aMessageSetAside();
  const shown = {
    id,
    app: 'users',
    topic: 'user.events',
    type: 'user.registered',
    cause: 'larger than the sidecar takes',
  };
  expect(await ask('GET')).toMatchObject({
    status: 200,
    body: { items: [{ ...shown, status: 'waiting', payload: { email: '•••', full_name: '•••', role: 'reader' } }] },
  });

  const putBack = { ...shown, status: 'put_back', resolved_by: admin.id, payload: {} };
  expect(await ask('POST', `/${id}/put-back`)).toMatchObject({ status: 200, body: putBack });
  // Their answer may have been lost.
  expect(await ask('POST', `/${id}/put-back`)).toMatchObject({ status: 200, body: putBack });
  for (const another of [
    ask('POST', `/${id}/put-back`, { id: randomUUID(), role: 'admin' }),
    ask('POST', `/${id}/discard`),
  ])
    expect(await another).toMatchObject({ status: 409, body: { code: 'already_put_back_or_discarded' } });
  expect(await ask('GET')).toMatchObject({ body: { items: [] } });
  expect(await ask('GET', '?status=put_back')).toMatchObject({ body: { items: [putBack] } });

  const published: CloudEvent[] = [];
  const relay = startRelay({
    db: users.service.db,
    source: 'users',
    registry: new Registry(),
    log: pino({ level: 'silent' }),
    publish: async (_topic, event) => void published.push(event),
  });
  await waitFor('it to be published', async () => published.some((event) => event.id === id));
  await relay.stop();
});

test('what is put back and refused again waits for an admin again', async () => {
  const id = await aMessageSetAside();
  await ask('POST', `/${id}/put-back`);
  const { db } = users.service;
  const { position } = await db.selectFrom('outbox').select('position').where('id', '=', id).executeTakeFirstOrThrow();
  await setAside(asTables<OutboxTables>(db), position, 'larger than the broker takes');
  expect(await ask('GET')).toMatchObject({ body: { items: [{ id, cause: 'larger than the broker takes' }] } });
  expect(await ask('POST', `/${id}/discard`)).toMatchObject({ status: 200, body: { status: 'discarded' } });
});

test('of what is discarded it stays who did it, and nothing of what was in it', async () => {
  const id = await aMessageSetAside();
  expect(await ask('POST', `/${id}/discard`)).toMatchObject({ body: { status: 'discarded', resolved_by: admin.id } });
  expect(await ask('GET', '?status=discarded&limit=1')).toMatchObject({
    body: { items: [{ id, status: 'discarded', resolved_by: admin.id, payload: {} }] },
  });
  const left = users.service.db.selectFrom('outbox').select('id').where('id', '=', id);
  expect(await left.execute()).toEqual([]);
  expect(await ask('POST', `/${id}/put-back`)).toMatchObject({ status: 409 });
});

test('pages go on where the one before ended; only an admin sees them; what there is not is not found', async () => {
  const ids = [await aMessageSetAside(), await aMessageSetAside(), await aMessageSetAside()].sort().reverse();
  const [newest = '', second, oldest] = ids;
  expect(await ask('GET', '?limit=1')).toMatchObject({ body: { items: [{ id: newest }] } });
  expect(await ask('GET', `?limit=5&before=${newest}`)).toMatchObject({
    body: { items: [{ id: second }, { id: oldest }] },
  });

  expect(await ask('GET', '', { id: randomUUID(), role: 'librarian' })).toMatchObject({ status: 403 });
  expect(await ask('POST', `/${randomUUID()}/put-back`)).toMatchObject({
    status: 404,
    body: { code: 'set_aside_message_not_found' },
  });
});
