import { randomBytes } from 'node:crypto';
import { apiError, invalidField } from '#errors';
import type { AuthContext } from '../context.ts';
import { isRedirectUri } from '../domain/redirect-uri.ts';
import {
  appNamed,
  deleteApp,
  storeApp,
  storeAppSecret,
  type ClientApp,
  type RegisteredApp,
} from '../store/client-apps.ts';
import { endSessionsOf } from './end-sessions.ts';
import { hashOfToken } from './grant-tokens.ts';

/** @throws ApiError 400 for an address that nobody may be sent to, 409 for an app of the other kind */
export async function setApp({ db, now }: AuthContext, app: RegisteredApp): Promise<ClientApp> {
  const wrong = app.redirect_uris.findIndex((uri) => !isRedirectUri(uri));
  if (wrong >= 0) throw invalidField(`redirect_uris.${wrong}`, 'not_a_redirect_uri');
  const stored = await storeApp(db, app, now());
  if (!stored) throw apiError('client_app_kind_stays');
  return stored;
}

/** @returns the secret, which is stored nowhere. @throws ApiError 404, or 409 for an app without a server */
export async function giveAppSecret({ db, now }: AuthContext, id: string): Promise<string> {
  const app = await appNamed(db, id);
  if (!app) throw apiError('client_app_not_found');
  if (app.kind === 'public') throw apiError('client_app_is_public');
  const secret = randomBytes(32).toString('base64url');
  await storeAppSecret(db, id, hashOfToken(secret), now());
  return secret;
}

/** It is gone first: nobody lets it act while what others have let it do is ended. Safe to repeat. */
export async function removeApp(context: AuthContext, id: string): Promise<void> {
  await deleteApp(context.db, id);
  await endSessionsOf(context, { app: id });
}
