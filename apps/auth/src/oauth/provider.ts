import { timingSafeEqual, type KeyObject } from 'node:crypto';
import type { Kysely } from 'kysely';
import Provider, { type Adapter, type AdapterConstructor, type AdapterPayload } from 'oidc-provider';
import { z } from 'zod';
import { programRoles } from '#contracts/permissions.ts';
import { TOKEN_ALGORITHM, TOKEN_AUDIENCE, TOKEN_ISSUER } from '#http/access-token.ts';
import { programNamed } from '../store/programs.ts';
import type { Tables } from '../store/schema.ts';
import { hashOfToken } from '../use-cases/grant-tokens.ts';

type Options = {
  /** Its address for clients. */
  issuer: string;
  db: Kysely<Tables>;
  accessTokenSeconds: number;
  signer: { kid: string; key: KeyObject };
};

const AUTHENTICATION = 'client_secret_post' as const;
const own = z.looseObject({ role: z.enum(programRoles), session_id: z.uuid() });

/** The OAuth server, with what programs need of it: client credentials. It gives the access tokens that services check. */
export function createProvider({ issuer, db, accessTokenSeconds, signer }: Options): Provider {
  const sign = { alg: TOKEN_ALGORITHM, kid: signer.kid } as const;
  const jwk = { ...signer.key.export({ format: 'jwk' }), kid: signer.kid, alg: sign.alg, use: 'sig' };
  const provider = new Provider(issuer, {
    adapter: adapterOn(db),
    jwks: { keys: [jwk] },
    clientAuthMethods: [AUTHENTICATION],
    extraClientMetadata: { properties: ['role', 'session_id'] },
    responseTypes: [],
    scopes: [],
    ttl: { ClientCredentials: accessTokenSeconds },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      dPoP: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => issuer,
        getResourceServerInfo: () => ({
          scope: '',
          audience: TOKEN_AUDIENCE,
          accessTokenTTL: accessTokenSeconds,
          accessTokenFormat: 'jwt',
          jwt: { sign },
        }),
      },
    },
    formats: {
      customizers: {
        jwt: ({ oidc }, _token, jwt) => {
          const { role, session_id: sid } = own.parse(oidc.client?.metadata());
          jwt.payload = { ...jwt.payload, iss: TOKEN_ISSUER, role, sid };
        },
      },
    },
  });
  // It goes by the names of its classes, which a bundle may change.
  Object.defineProperty(provider.Client, 'name', { value: 'Client' });
  Object.defineProperty(provider.ClientCredentials, 'name', { value: 'ClientCredentials' });
  // Only the gateway is asked from outside.
  provider.proxy = true;
  // Clients' secrets are stored as hashes.
  Object.assign(provider.Client.prototype, {
    compareClientSecret(this: { clientSecret?: string }, given: string) {
      const [stored, offered] = [Buffer.from(this.clientSecret ?? '', 'hex'), hashOfToken(given)];
      return stored.length === offered.length && timingSafeEqual(stored, offered);
    },
  });
  return provider;
}

/** Programs are the only thing that it reads; its tokens are stored nowhere. */
function adapterOn(db: Kysely<Tables>): AdapterConstructor {
  return class implements Adapter {
    readonly #isOfClients: boolean;

    constructor(name: string) {
      this.#isOfClients = name === 'Client';
    }

    async find(id: string): Promise<AdapterPayload | undefined> {
      if (!this.#isOfClients || !z.uuid().safeParse(id).success) return undefined;
      const program = await programNamed(db, id);
      if (!program?.secret_hash) return undefined;
      return {
        client_id: program.id,
        client_name: program.name,
        client_secret: program.secret_hash.toString('hex'),
        token_endpoint_auth_method: AUTHENTICATION,
        grant_types: ['client_credentials'],
        response_types: [],
        redirect_uris: [],
        role: program.role,
        session_id: program.session_id,
      };
    }

    findByUid = (): Promise<undefined> => Promise.resolve(undefined);
    findByUserCode = (): Promise<undefined> => Promise.resolve(undefined);
    upsert = (): Promise<never> => notStored();
    consume = (): Promise<never> => notStored();
    destroy = (): Promise<never> => notStored();
    revokeByGrantId = (): Promise<never> => notStored();
  };
}

const notStored = (): Promise<never> => Promise.reject(new Error('The OAuth server stores nothing.'));
