import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Ask } from '#testing/ask.ts';
import type { AuthContext } from '../../apps/auth/src/context.ts';
import { giveAppSecret, setApp } from '../../apps/auth/src/use-cases/manage-apps.ts';
import { answered, type Act } from './alone.ts';

const ADMIN = { id: randomUUID(), role: 'admin' } as const;
const BACK = 'https://app.example/back';
const VERIFIER = 'v'.repeat(43);
const codes = z.object({ user_code: z.string() });
const tokens = z.object({ refresh_token: z.string() });

/** An app that somebody has let in. */
export type App = { id: string; secret: string; query: string; refresh: string; device: Device };

/** One that shows a code. */
type Device = { client_id: string; user_code: string };

/** @param access of whoever lets it in */
export async function anApp(context: AuthContext, access: string): Promise<App> {
  const id = randomUUID();
  await setApp(context, {
    id,
    name: 'П',
    kind: 'confidential',
    redirect_uris: [BACK],
    scopes: ['openid', 'offline_access'],
  });
  const secret = await giveAppSecret(context, id);
  const query = new URLSearchParams({
    client_id: id,
    response_type: 'code',
    redirect_uri: BACK,
    scope: 'openid offline_access',
    code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
    code_challenge_method: 'S256',
  }).toString();
  const caller = await context.tokenCheck(`Bearer ${access}`);
  const aCode = async () => {
    const { redirect_to: place } = await context.oauth.answerRequest(query, { caller, allow: true });
    return new URL(place).searchParams.get('code') ?? '';
  };
  const { body } = await context.oauth.grant(formOf({ id, secret }, await aCode()));
  return { id, secret, query, refresh: tokens.parse(body).refresh_token, device: await aDevice(context) };
}

async function aDevice(context: AuthContext): Promise<Device> {
  const id = randomUUID();
  await setApp(context, { id, name: 'Экран', kind: 'public', redirect_uris: [], scopes: ['openid'] });
  const { body } = await context.oauth.authorizeDevice({ client_id: id, scope: 'openid' });
  return { client_id: id, user_code: codes.parse(body).user_code };
}

const formOf = ({ id, secret }: Pick<App, 'id' | 'secret'>, code: string) => ({
  grant_type: 'authorization_code',
  client_id: id,
  client_secret: secret,
  code,
  code_verifier: VERIFIER,
  redirect_uri: BACK,
});

/** What apps, and whoever lets them in, ask for. */
export const appActs = (
  ask: Ask,
  { id, secret, query, refresh, device }: App,
  access: string,
): Record<string, Act> => ({
  setApp: async () =>
    answered(
      await ask('PUT', `/auth/apps/${id}`, {
        as: ADMIN,
        body: { name: 'Другое имя', kind: 'confidential', redirect_uris: [BACK], scopes: ['openid'] },
      }),
      ({ name }) => name,
    ),
  giveAppSecret: async () =>
    answered(await ask('POST', `/auth/apps/${id}/secret`, { as: ADMIN }), ({ client_id }) => client_id === id),
  removeApp: async () => answered(await ask('DELETE', `/auth/apps/${id}`, { as: ADMIN })),
  answerAuthorizationRequest: async () =>
    answered(
      await ask('POST', '/oauth/authorizations', {
        headers: { authorization: `Bearer ${access}` },
        body: { query, allow: true },
      }),
      ({ redirect_to }) => String(redirect_to).startsWith(`${BACK}?code=`),
    ),
  authorizeDevice: async () => {
    const form = { client_id: device.client_id, scope: 'openid' };
    return answered(await ask('POST', '/oauth/device-authorizations', { form }), ({ expires_in }) => expires_in);
  },
  answerDeviceRequest: async () =>
    answered(
      await ask('POST', '/oauth/device-answers', {
        headers: { authorization: `Bearer ${access}` },
        body: { user_code: device.user_code, allow: true },
      }),
      ({ app_id }) => app_id === device.client_id,
    ),
  revokeToken: async () => {
    const form = { client_id: id, client_secret: secret, token: refresh };
    return answered(await ask('POST', '/oauth/revocation', { form }));
  },
});
