import { expect, test } from 'vitest';
import { aReader } from '../support/library.ts';
import { askSidecar } from '../support/sidecar.ts';

test('a profile that was read is in the state store, and a change drops it', async () => {
  const reader = await aReader();
  const cached = async () => (await askSidecar('users', `/v1.0/state/cache/profile-${reader.id}`)).status;
  const { data } = await reader.api.GET('/users/me');
  expect(await cached()).toBe(200);
  expect((await reader.api.GET('/users/me')).data).toEqual(data);
  await reader.api.PUT('/users/me', { body: { full_name: 'Анна Новая' } });
  expect(await cached()).toBe(204);
  expect((await reader.api.GET('/users/me')).data).toMatchObject({ full_name: 'Анна Новая' });
});
