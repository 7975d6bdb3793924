import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as openid from 'openid-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { waitFor } from '#testing/wait-for.ts';
import { aReader, apiAs, gatewayUrl, PASSWORD, theAdmin } from '../support/library.ts';
import { address, aVisitor, canOpenPages, faultsOf, stopBrowser, thereAre } from './support/browser.ts';

/** An app of somebody else's, on the computer of whoever uses it. */
const app = createServer((_request, response) =>
  response.setHeader('content-type', 'text/html; charset=utf-8').end('<title>Полка</title><h1>Вы вернулись</h1>'),
);
let back: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  back = `http://127.0.0.1:${(app.address() as AddressInfo).port}/back`;
});
afterAll(async () => {
  app.close();
  await stopBrowser();
});

/** An app that an admin has registered, and what it sends a person to the library with. */
async function anApp(name: string) {
  const id = randomUUID();
  const { api } = await theAdmin();
  const { response } = await api.PUT('/auth/apps/{app_id}', {
    params: { path: { app_id: id } },
    body: {
      name,
      kind: 'public',
      redirect_uris: ['http://127.0.0.1/back'],
      scopes: ['openid', 'profile', 'offline_access', 'loans:read'],
    },
  });
  expect(response.status).toBe(200);
  const config = await openid.discovery(new URL(`${gatewayUrl}/api/v1/oauth`), id, undefined, openid.None(), {
    execute: [openid.allowInsecureRequests],
  });
  const pkceCodeVerifier = openid.randomPKCECodeVerifier();
  const expectedState = openid.randomState();
  const place = openid.buildAuthorizationUrl(config, {
    redirect_uri: back,
    scope: 'openid profile offline_access loans:read',
    code_challenge: await openid.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
    state: expectedState,
  });
  const end = (url: string) => openid.authorizationCodeGrant(config, new URL(url), { pkceCodeVerifier, expectedState });
  // A browser takes the library's cookies by its name only.
  return { config, begin: address + place.pathname + place.search, end };
}

describe.runIf(canOpenPages)('an app of others', () => {
  test('brings a reader, who signs in, lets it see their loans, and ends that later', async () => {
    const name = `Полка ${randomUUID().slice(0, 6)}`;
    const reader = await aReader({ full_name: 'Анна Ахматова' });
    const { config, begin, end } = await anApp(name);
    const { page, complaints } = await aVisitor();
    await page.goto(begin);
    await page.getByText(`«${name}» просит доступ`).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.locator('[name=email]').fill(reader.email);
    await page.locator('[name=password]').fill(PASSWORD);
    await page.locator('[name=password]').press('Enter');

    await page.getByRole('heading', { name: `«${name}» просит разрешения:` }).waitFor();
    await page.getByText('видеть, что вы взяли, чего ждёте, и ваши штрафы').waitFor();
    await page.getByText('Вы вошли как Анна Ахматова.').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Разрешить' }).click();
    await page.getByRole('heading', { name: 'Вы вернулись' }).waitFor();

    const tokens = await end(page.url());
    expect(tokens.claims()).toMatchObject({ sub: reader.id, name: 'Анна Ахматова' });
    const asApp = apiAs(tokens.access_token);
    const loans = () => asApp.GET('/loans/user/{user_id}', { params: { path: { user_id: reader.id } } });
    expect((await loans()).response.status).toBe(200);
    expect((await asApp.GET('/users/me')).error).toMatchObject({ code: 'outside_scope' });

    await page.goto(`${address}/me/security`);
    const listed = page.locator('.list > li').filter({ hasText: `Приложение «${name}»` });
    await listed.getByRole('button', { name: 'Завершить' }).click();
    await thereAre(0, listed);
    await waitFor('its token to be refused', async () => (await loans()).response.status === 401);
    await expect(openid.refreshTokenGrant(config, tokens.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
    });
    expect(complaints).toEqual([]);
  });

  test('goes back without anything when the reader does not want it', async () => {
    const reader = await aReader();
    const { begin, end } = await anApp('Полка');
    const { page } = await aVisitor({ language: 'en' });
    await page.goto(begin);
    await page.locator('[name=email]').fill(reader.email);
    await page.locator('[name=password]').fill(PASSWORD);
    await page.locator('[name=password]').press('Enter');
    await page.getByRole('button', { name: 'Do not allow' }).click();
    await page.waitForURL(/error=access_denied/);
    await expect(end(page.url())).rejects.toMatchObject({ error: 'access_denied' });
  });

  test('that sends people with a wrong address gets them nowhere', async () => {
    const { begin } = await anApp('Полка');
    const { page } = await aVisitor();
    await page.goto(begin.replace(encodeURIComponent(back), encodeURIComponent('https://evil.example/')));
    await page.getByText('с неверным запросом (invalid_redirect_uri)').waitFor();
    expect(new URL(page.url()).pathname).toBe('/authorize');
  });
});
