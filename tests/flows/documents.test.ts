import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { aLibrarian, apiAs, aReader, codeOf, PASSWORD, theAdmin } from '../support/library.ts';

/** Without a day: the other tests go on borrowing. */
async function aNewVersion(): Promise<number> {
  const { data } = await apiAs().GET('/documents');
  const newest = data?.items.find(({ kind }) => kind === 'terms')?.version ?? 0;
  const { api } = await theAdmin();
  const { data: published } = await api.POST('/documents/{kind}/versions', {
    params: { path: { kind: 'terms' } },
    body: { version: newest + 1, text_ru: `Правила, ${newest + 1}`, text_en: `Rules, ${newest + 1}` },
  });
  return published?.version ?? 0;
}

test('whoever registers agrees to what anybody can read, and is asked again when it changes', async () => {
  const version = await aNewVersion();
  const { data: shown } = await apiAs().GET('/documents/{kind}', {
    params: { path: { kind: 'terms' }, query: { version } },
  });
  expect(shown).toMatchObject({ kind: 'terms', version, text_ru: `Правила, ${version}` });
  const registration = { email: `${randomUUID()}@readers.example`, password: PASSWORD, full_name: 'Анна' };
  const { data: account } = await apiAs().POST('/auth/register', {
    body: { ...registration, language: 'ru', agreed_to: [{ kind: 'terms', version }] },
  });
  const id = account?.id ?? '';
  const { api: desk } = await aLibrarian();
  const asked = async () => {
    const { data } = await desk.GET('/users/{user_id}', { params: { path: { user_id: id } } });
    return data?.to_agree?.filter(({ kind }) => kind === 'terms');
  };
  expect(await asked()).toEqual([]);
  const next = await aNewVersion();
  expect(await asked()).toEqual([{ kind: 'terms', version: next }]);
  await desk.POST('/users/{user_id}/agreements', {
    params: { path: { user_id: id } },
    body: { kind: 'terms', version: next },
  });
  expect(await asked()).toEqual([]);
  const { data: agreements } = await desk.GET('/users/{user_id}/agreements', { params: { path: { user_id: id } } });
  expect(agreements?.items.map((one) => [one.version, one.recorded_by !== undefined])).toEqual([
    [next, true],
    [version, false],
  ]);
});

test('whoever registers with a version that there is not hears so', async () => {
  const { error, response } = await apiAs().POST('/auth/register', {
    body: {
      email: `${randomUUID()}@readers.example`,
      password: PASSWORD,
      full_name: 'Анна',
      language: 'ru',
      agreed_to: [{ kind: 'terms', version: 99_999 }],
    },
  });
  expect([response.status, error?.errors?.[0]?.field]).toEqual([400, 'agreed_to']);
});

test('a reader publishes nothing', async () => {
  const { api } = await aReader();
  const { error } = await api.POST('/documents/{kind}/versions', {
    params: { path: { kind: 'terms' } },
    body: { version: 1, text_ru: 'Моё', text_en: 'Mine' },
  });
  expect(codeOf(error)).toBe('forbidden');
});

test('a guardian agrees for a child with the token for it, and the desk sees who did', async () => {
  const [child, guardian] = [await aReader(), await aReader()];
  const { api: desk } = await aLibrarian();
  await desk.PUT('/users/{user_id}/guardians/{guardian_id}', {
    params: { path: { user_id: child.id, guardian_id: guardian.id } },
    body: { ends_on: `${new Date().getFullYear() + 5}-09-14` },
  });
  const version = await aNewVersion();
  const path = { user_id: child.id };
  const { data: acting } = await guardian.api.POST('/auth/children/{user_id}/token', { params: { path } });
  const agreed = await apiAs(acting?.access_token).POST('/users/me/agreements', { body: { kind: 'terms', version } });
  expect(agreed.response.status).toBe(200);
  const { data } = await desk.GET('/users/{user_id}/agreements', { params: { path } });
  expect(data?.items).toMatchObject([{ kind: 'terms', version, agreed_by: guardian.id }]);
  const { data: ofGuardian } = await desk.GET('/users/{user_id}/agreements', {
    params: { path: { user_id: guardian.id } },
  });
  expect(ofGuardian?.items).toEqual([]);
});
