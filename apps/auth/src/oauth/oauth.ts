import type { Server } from 'node:http';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { KeyRing } from '../keys/key-ring.ts';
import type { Tables } from '../store/schema.ts';
import { askProvider, mountedAt, type Question, type Told } from './ask-provider.ts';
import { createProvider } from './provider.ts';

const token = z.object({ access_token: z.string(), token_type: z.literal('Bearer'), expires_in: z.number() });
const refusal = z.object({ error: z.string(), error_description: z.string().exactOptional() });
const metadata = z.object({
  issuer: z.string(),
  token_endpoint: z.string(),
  grant_types_supported: z.array(z.string()),
  response_types_supported: z.array(z.string()),
  token_endpoint_auth_methods_supported: z.array(z.string()),
});

type Options = { publicUrl: string; db: Kysely<Tables>; keys: KeyRing; accessTokenSeconds: number };

/** OAuth, by oidc-provider. */
export type OAuth = ReturnType<typeof createOAuth>;

export function createOAuth({ publicUrl, db, keys, accessTokenSeconds }: Options) {
  const api = `${publicUrl}/api/v1`;
  const issuer = `${api}/oauth`;
  let current: { kid: string; server: Server } | undefined;

  /** Made anew with each key that signs. */
  function server(): Server {
    const signer = keys.signer();
    if (current?.kid !== signer.kid)
      current = {
        kid: signer.kid,
        server: mountedAt(new URL(issuer), createProvider({ issuer, db, accessTokenSeconds, signer }).callback()),
      };
    return current.server;
  }

  const ask = (question: Question): Promise<Told> => askProvider(server(), new URL(issuer), question);

  return {
    async grant(form: Record<string, string>) {
      const { status, body } = await ask({ method: 'POST', path: '/token', form });
      if (status === 200) return { status, body: token.parse(body) } as const;
      if (status === 400 || status === 401) return { status, body: refusal.parse(body) } as const;
      throw new Error(`The OAuth server answered ${status}: ${JSON.stringify(body)}`);
    },
    async metadata() {
      const { body } = await ask({ method: 'GET', path: '/.well-known/openid-configuration' });
      return { ...metadata.parse(body), jwks_uri: `${api}/auth/jwks.json` };
    },
  };
}
