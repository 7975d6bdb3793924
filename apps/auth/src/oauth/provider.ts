import { randomBytes, timingSafeEqual, type KeyObject } from 'node:crypto';
import Provider, { errors, type Client, type KoaContextWithOIDC } from 'oidc-provider';
import { z } from 'zod';
import { programRoles } from '#contracts/permissions.ts';
import { APP_TOKEN_AUDIENCE, TOKEN_ALGORITHM, TOKEN_AUDIENCE, TOKEN_ISSUER } from '#http/access-token.ts';
import type { SignInContext } from '../context.ts';
import { secondsLeft } from '../domain/session-lifetime.ts';
import { endSessionsOf } from '../use-cases/end-sessions.ts';
import { hashOfToken } from '../use-cases/grant-tokens.ts';
import { adapterOn } from './adapter.ts';
import { appAccount, type AppAccount } from './app-account.ts';
import { BY_NOTHING, BY_SECRET, scopesOfApp } from './client-metadata.ts';

type Options = {
  /** Its address for clients. */
  issuer: string;
  context: SignInContext;
  signer: { kid: string; key: KeyObject };
};

/** For how long an app may bring a code. */
export const CODE_SECONDS = 60;
const ANSWER_SECONDS = 60;
/** For how long a device shows a code. */
export const DEVICE_SECONDS = 600;

const ofProgram = z.looseObject({ role: z.enum(programRoles), session_id: z.uuid() });

/** Where a person would be asked, which is a page of the library's own (authorize.ts). */
export const askedAt = (issuer: string, id: string): string => `${issuer}/interaction/${id}`;

/**
 * The OAuth server, with what programs and apps need of it. It gives the access tokens that services check: to a program in its
 * role, to an app in the role of whom it acts for, with their scopes.
 */
export function createProvider({ issuer, context, signer }: Options): Provider {
  const { db, now, nextRefreshToken, accessTokenSeconds, sessionLifetime } = context;
  const sign = { alg: TOKEN_ALGORITHM, kid: signer.kid } as const;
  const jwk = { ...signer.key.export({ format: 'jwk' }), kid: signer.kid, alg: sign.alg, use: 'sig' };
  /** How long what an app was let do still lasts. */
  const secondsOf = (ctx: KoaContextWithOIDC): number => {
    const { session } = accountIn(ctx);
    return session ? secondsLeft(sessionLifetime, session.started_at, now()) : CODE_SECONDS;
  };
  const provider = new Provider(issuer, {
    adapter: adapterOn({
      db,
      now,
      nextRefreshToken,
      endSession: (id) => endSessionsOf(context, { id }),
      askAccount: ({ accountId = '', grantId }) => appAccount(context, accountId, { grant: grantId, mayAsk: [] }),
    }),
    jwks: { keys: [jwk] },
    clientAuthMethods: [BY_SECRET, BY_NOTHING],
    extraClientMetadata: { properties: ['role', 'session_id', 'app_scopes'] },
    responseTypes: ['code'],
    scopes: ['openid', 'offline_access'],
    claims: { openid: ['sub'], profile: ['name', 'locale'], email: ['email'] },
    pkce: { required: () => true },
    allowOmittingSingleRegisteredRedirectUri: false,
    rotateRefreshToken: true,
    // What an app was let do lasts as long as the session of its own.
    expiresWithSession: () => false,
    findAccount: ({ oidc: { client } }, id, token) =>
      appAccount(context, id, { grant: grantOf(token), mayAsk: (client && scopesOfApp(client)) ?? [] }),
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    interactions: { url: (_ctx, { uid }) => askedAt(issuer, uid) },
    renderError: (ctx, told) => {
      ctx.type = 'json';
      ctx.body = told;
    },
    ttl: {
      ClientCredentials: accessTokenSeconds,
      AccessToken: (ctx) => Math.min(accessTokenSeconds, secondsOf(ctx)),
      AuthorizationCode: CODE_SECONDS,
      DeviceCode: DEVICE_SECONDS,
      IdToken: accessTokenSeconds,
      RefreshToken: (ctx) => secondsOf(ctx),
      Grant: sessionLifetime.most,
      Interaction: ANSWER_SECONDS,
      Session: ANSWER_SECONDS,
    },
    features: {
      devInteractions: { enabled: false },
      // Asked of auth itself, since its access tokens are those that services check.
      userinfo: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      dPoP: { enabled: false },
      clientCredentials: { enabled: true },
      // Its pages are the library's own (let-device-act.ts).
      deviceFlow: { enabled: true, charset: 'base-20', mask: '****-****', deviceInfo: () => ({}) },
      introspection: {
        enabled: true,
        allowedPolicy: (ctx, client, token) => client.clientAuthMethod !== BY_NOTHING && isItsOwn(ctx, client, token),
      },
      revocation: { enabled: true, allowedPolicy: isItsOwn },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => issuer,
        getResourceServerInfo: (_ctx, resource, client) => {
          if (resource !== issuer) throw new errors.InvalidTarget();
          const allowed = scopesOfApp(client);
          return {
            scope: allowed?.join(' ') ?? '',
            audience: allowed ? APP_TOKEN_AUDIENCE : TOKEN_AUDIENCE,
            accessTokenTTL: accessTokenSeconds,
            accessTokenFormat: 'jwt',
            jwt: { sign },
          };
        },
      },
    },
    formats: {
      customizers: {
        jwt: (ctx, token, jwt) => {
          jwt.payload = { ...jwt.payload, iss: TOKEN_ISSUER, ...ownClaims(ctx, token) };
        },
      },
    },
  });
  nameModels(provider);
  // Only the gateway is asked from outside.
  provider.proxy = true;
  // Clients' secrets are stored as hashes.
  Object.assign(provider.Client.prototype, {
    compareClientSecret(this: { clientSecret?: string }, given: string) {
      const [stored, offered] = [Buffer.from(this.clientSecret ?? '', 'hex'), hashOfToken(given)];
      return stored.length === offered.length && timingSafeEqual(stored, offered);
    },
  });
  chainRefreshTokens(provider, nextRefreshToken);
  return provider;
}

/** Whoever sends a refresh token again gets the same one for it. */
function chainRefreshTokens({ RefreshToken }: Provider, next: (token: string) => string): void {
  const first: unknown = Reflect.get(RefreshToken.prototype, 'generateTokenId');
  if (typeof first !== 'function') throw new Error('This release of oidc-provider names its tokens in another way.');
  Object.assign(RefreshToken.prototype, {
    generateTokenId(this: unknown): string {
      const rotated = Provider.ctx?.oidc.entities.RotatedRefreshToken;
      return rotated ? next(rotated.jti) : String(Reflect.apply(first, this, []));
    },
  });
}

/** It goes by the names of its classes, which a bundle may change. */
function nameModels(provider: Provider): void {
  const { Client, ClientCredentials, AccessToken, AuthorizationCode, DeviceCode, RefreshToken } = provider;
  const { Grant, IdToken, Interaction, Session } = provider;
  const tokens = { ClientCredentials, AccessToken, AuthorizationCode, DeviceCode, RefreshToken };
  const models = { ...tokens, Client, Grant, IdToken, Interaction, Session };
  for (const [name, model] of Object.entries(models)) Object.defineProperty(model, 'name', { value: name });
}

/** A client learns and ends what was given to it, and nothing else. */
const isItsOwn = (_ctx: unknown, client: Client, token: { clientId?: string | undefined }): boolean =>
  token.clientId === client.clientId;

const withGrant = z.looseObject({ grantId: z.string() });
const grantOf = (token: unknown): string | undefined => withGrant.safeParse(token).data?.grantId;

/** Made by `appAccount`. */
function accountIn({ oidc }: KoaContextWithOIDC): AppAccount {
  const found = oidc.entities.Account;
  if (!found) throw new Error('The OAuth server asks for whom it does not know.');
  return found as AppAccount;
}

/** What our services read of an access token beside its standard claims. */
function ownClaims(ctx: KoaContextWithOIDC, token: { kind: string; scope?: string | undefined }) {
  if (token.kind === 'AccessToken')
    return { role: accountIn(ctx).account.role, sid: grantOf(token), scope: token.scope ?? '' };
  const { role, session_id: sid } = ofProgram.parse(ctx.oidc.client?.metadata());
  return { role, sid };
}
