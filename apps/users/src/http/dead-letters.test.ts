import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertDeadLetter } from '#messaging/dead-letters.ts';
import { setAside } from '#messaging/outbox-store.ts';
import type { OutboxTables } from '#messaging/tables.ts';
import { asTables } from '#postgres/as-tables.ts';
import { blockedIn, byTurns, Turns } from '#testing/turns.ts';
import { register, startUsers } from '../testing/users.ts';

const turns = new Turns();
let users: Awaited<ReturnType<typeof startUsers>>;
beforeAll(async () => {
  users = await startUsers({ border: turns.border });
});
afterAll(() => users.stop());

async function aDeadLetter(): Promise<string> {
  const event_id = randomUUID();
  const kept = { event_id, topic: 'loan.events', type: 'loan.issued', event: '{}' };
  await insertDeadLetter(users.db, { ...kept, cause: { code: 'handler_failed' } });
  const { id } = await users.db
    .selectFrom('dead_letter')
    .select('id')
    .where('event_id', '=', event_id)
    .executeTakeFirstOrThrow();
  return `/internal/dead-letters/${id}`;
}

async function aMessageSetAside(): Promise<string> {
  const { id: subject } = await register(users);
  const { id, position } = await users.db
    .selectFrom('outbox')
    .select(['id', 'position'])
    .where('subject', '=', subject)
    .executeTakeFirstOrThrow();
  await setAside(asTables<OutboxTables>(users.db), position, 'larger than the broker takes');
  return `/internal/set-aside-messages/${id}`;
}

test.each([
  ['a dead letter', aDeadLetter, 'already_resolved'],
  ['a message that was set aside', aMessageSetAside, 'already_put_back_or_discarded'],
])('of two admins who discard %s, step by step, one does', async (_what, arrange, refusal) => {
  const path = await arrange();
  const discard = () =>
    users.request('POST', `${path}/discard`, {
      as: { id: randomUUID(), role: 'admin' },
      headers: { 'dapr-caller-app-id': 'gateway' },
    });
  const answers = await turns.takenBy([discard, discard], {
    scheduler: byTurns(),
    blocked: blockedIn(users.db, [users.database]),
  });
  const told = answers.map(({ status, body }) => (status === 200 ? 'resolved' : (body as { code: string }).code));
  expect(told.toSorted()).toEqual([refusal, 'resolved']);
});
