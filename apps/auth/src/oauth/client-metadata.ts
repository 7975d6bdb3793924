import type { Kysely } from 'kysely';
import type { AdapterPayload, Client } from 'oidc-provider';
import { z } from 'zod';
import { appScopes, type AppScope } from '#contracts/permissions.ts';
import { appNamed, type ClientApp } from '../store/client-apps.ts';
import { programNamed, type Program } from '../store/programs.ts';
import type { Tables } from '../store/schema.ts';

/** Secrets are sent in the form, never in an address. */
export const BY_SECRET = 'client_secret_post' as const;
/** What proves nothing: for apps that can keep no secret. */
export const BY_NOTHING = 'none' as const;

export const BY_DEVICE = 'urn:ietf:params:oauth:grant-type:device_code';

/** Whoever asks the OAuth server, as it knows them: a program, which acts for itself, or an app, which acts for people. */
export async function clientMetadata(db: Kysely<Tables>, id: string): Promise<AdapterPayload | undefined> {
  if (!z.uuid().safeParse(id).success) return undefined;
  const program = await programNamed(db, id);
  if (program) return ofProgram(program);
  const app = await appNamed(db, id);
  return app && ofApp(app);
}

function ofProgram({ id, name, role, secret_hash: hash, session_id }: Program): AdapterPayload | undefined {
  if (!hash) return undefined;
  return {
    client_id: id,
    client_name: name,
    client_secret: hash.toString('hex'),
    token_endpoint_auth_method: BY_SECRET,
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
    role,
    session_id,
  };
}

const withScopes = z.looseObject({ app_scopes: z.array(z.enum(appScopes)) });

/** What an app may ask for now; undefined for a program. */
export const scopesOfApp = (client: Client): AppScope[] | undefined =>
  withScopes.safeParse(client.metadata()).data?.app_scopes;

function ofApp({ secret_hash: hash, ...app }: ClientApp): AdapterPayload | undefined {
  const { id, name, kind, redirect_uris } = app;
  if (kind === 'confidential' && !hash) return undefined;
  return {
    client_id: id,
    client_name: name,
    ...(hash
      ? { client_secret: hash.toString('hex'), token_endpoint_auth_method: BY_SECRET }
      : { token_endpoint_auth_method: BY_NOTHING }),
    // Whoever comes back to a port of their own computer need not name it beforehand (RFC 8252, 7.3).
    application_type: 'native',
    // One that people cannot come back to is on a device that shows a code.
    grant_types: [
      redirect_uris.length === 0 ? BY_DEVICE : 'authorization_code',
      ...(app.scopes.includes('offline_access') ? ['refresh_token'] : []),
    ],
    response_types: redirect_uris.length === 0 ? [] : ['code'],
    redirect_uris,
    app_scopes: app.scopes,
  };
}
