import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { roles, type Role } from '#core/caller.ts';
import { refuseEndedSessions } from './revocation.ts';

const ENDED = randomUUID();

/** Asks as somebody in that role, by a session. @returns the code of the refusal, and what was looked up */
async function ask(role: Role, sessionId: string) {
  const lookedUp: string[] = [];
  const check = refuseEndedSessions(
    async () => ({ id: randomUUID(), role, sessionId, expiresAt: 0 }),
    async (id) => {
      lookedUp.push(id);
      return id === ENDED;
    },
  );
  const refusal = await check('Bearer x').then(
    () => undefined,
    (error: unknown) => (error as { code?: string }).code,
  );
  return { refusal, lookedUp };
}

test.each(roles.filter((role) => role !== 'reader'))(
  'what a role may do to others ends with the session, in each service: %s',
  async (role) => {
    expect(await ask(role, ENDED)).toEqual({ refusal: 'signed_out', lookedUp: [ENDED] });
    expect((await ask(role, randomUUID())).refusal).toBeUndefined();
  },
);

test('a reader, who may do nothing to others, is looked up at the gateway alone', async () => {
  expect(await ask('reader', ENDED)).toEqual({ refusal: undefined, lookedUp: [] });
});
