import { expect, test } from 'vitest';
import { waitFor } from '#testing/wait-for.ts';
import { aLoan, apiAs, aReader, bringBack } from '../support/library.ts';
import { pidOf } from '../support/processes.ts';

/** Asked again after ten, twenty and forty seconds, a service that is back has had its turn. */
const BACK_SECONDS = 120;

test('a service that is away while an account is deleted has not confirmed it, and does once it is back', async () => {
  const reader = await aReader();
  const { id } = await aLoan(reader);
  await bringBack(id);
  const params = { path: { user_id: reader.id } };
  const { data: given } = await reader.api.POST('/users/{user_id}/erasure-receipt', { params });
  const nobody = apiAs();
  const followed = async () =>
    (await nobody.POST('/erasures/follow', { body: { receipt: given?.receipt ?? '' } })).data;
  const waiting = async () => (await followed())?.parts.filter((part) => !part.confirmed_at).map(({ app }) => app);
  expect(await followed()).toEqual({ status: 'not_requested', parts: [] });

  const away = pidOf('notifications');
  process.kill(away, 'SIGSTOP');
  try {
    expect((await reader.api.DELETE('/users/me')).response.status).toBe(204);
    await waitFor('all others to confirm', async () => (await waiting())?.join() === 'notifications', BACK_SECONDS);
    expect(await followed()).toMatchObject({ status: 'erasing' });
  } finally {
    process.kill(away, 'SIGKILL');
  }
  await waitFor('the erasure to be complete', async () => (await followed())?.status === 'erased', BACK_SECONDS);
  const { parts = [] } = (await followed()) ?? {};
  expect(parts.map(({ app }) => app)).toEqual(['analytics', 'auth', 'books', 'loans', 'notifications', 'users']);
  expect(parts.find(({ app }) => app === 'loans')?.kept).toContainEqual({ kind: 'reader' });
});
