import type { Request } from 'express';
import { z } from 'zod';
import type { components, operations } from '#contracts/gateway.ts';
import { ApiError } from '#core/api-error.ts';
import { personRoles } from '#core/caller.ts';
import { apiError } from '#errors';
import type { OperationHandlers } from '#http/operations.ts';
import type { Platform } from '#platform/platform.ts';
import { askApp } from './ask-app.ts';
import { clientHeaders } from './client-headers.ts';
import {
  accessCookie,
  childCookie,
  browserCookie,
  browserSecretIn,
  noBrowserCookie,
  noSessionCookies,
  requireOwnPage,
  sessionCookies,
  tokensIn,
} from './session-cookies.ts';

const account: z.ZodType<components['schemas']['Account']> = z.object({
  id: z.string(),
  email: z.string(),
  full_name: z.string(),
  role: z.enum(personRoles),
  language: z.enum(['ru', 'en']),
});
const tokens = z.object({
  access_token: z.string(),
  expires_in: z.number(),
  refresh_token: z.string(),
  refresh_expires_in: z.number(),
  account,
});
type Tokens = z.output<typeof tokens>;
/** Nothing renews it but the tokens of the guardian. */
const tokenForChild = tokens.pick({ access_token: true, expires_in: true, account: true });
const childId = z.uuid();
const wayToProvider = z.object({ redirect_to: z.string(), browser_secret: z.string() });

type SessionOperations = Pick<
  operations,
  | 'openSession'
  | 'openSessionByPasskey'
  | 'beginOutsideSession'
  | 'openSessionByOutsideAccount'
  | 'renewSession'
  | 'takeSecondStepOnPage'
  | 'stepUpSession'
  | 'closeSession'
  | 'openChildSession'
  | 'closeChildSession'
>;

/** Sign-in of the library's own pages: auth's tokens, as cookies that no script can read. */
export function pageSessions(invoker: Platform<unknown>['invoker']): OperationHandlers<SessionOperations> {
  const askAuth = async (raw: Request, path: string, body: unknown): Promise<Tokens> =>
    tokens.parse(await askApp(invoker, { appId: 'auth', method: 'POST', path, headers: clientHeaders(raw), body }));

  const renewed = (raw: Request, refreshToken: string): Promise<Tokens> =>
    askAuth(raw, '/auth/refresh', { refresh_token: refreshToken });

  const actingFor = async (raw: Request, child: string, accessToken: string) => {
    const headers = { ...clientHeaders(raw), authorization: `Bearer ${accessToken}` };
    const path = `/auth/children/${child}/token`;
    return tokenForChild.parse(await askApp(invoker, { appId: 'auth', method: 'POST', path, headers }));
  };

  /**
   * A page that acts for a child goes on to. Where that is no longer possible, or not now, it is back at the guardian's own
   * account: their refresh token has been used, and must not be lost.
   */
  async function signedInAsBefore(raw: Request, own: Tokens) {
    const child = childId.safeParse(tokensIn(raw).child).data;
    if (child === undefined) return signedIn(raw, own);
    try {
      const acting = await actingFor(raw, child, own.access_token);
      return answer(acting, [...sessionCookies({ ...own, ...acting }), childCookie(child)]);
    } catch (error) {
      if (error instanceof ApiError) return signedIn(raw, own);
      throw error;
    }
  }

  /** Ends the session that the page's cookies belong to, if it has not ended yet. */
  async function endSessionOf(raw: Request): Promise<void> {
    const { refresh } = tokensIn(raw);
    if (refresh === undefined) return;
    // The access token may have run out.
    const { access_token: token } = await renewed(raw, refresh);
    const headers = { ...clientHeaders(raw), authorization: `Bearer ${token}` };
    await askApp(invoker, { appId: 'auth', method: 'POST', path: '/auth/logout', headers });
  }

  return {
    openSession: async ({ body, raw }) => {
      requireOwnPage(raw);
      return signedIn(raw, await askAuth(raw, '/auth/login', body));
    },
    openSessionByPasskey: async ({ body, raw }) => {
      requireOwnPage(raw);
      return signedIn(raw, await askAuth(raw, '/auth/login/passkey', body));
    },
    beginOutsideSession: async ({ body, raw }) => {
      requireOwnPage(raw);
      const path = '/internal/outside-sign-ins';
      const asked = { appId: 'auth', method: 'POST', path, headers: clientHeaders(raw), body } as const;
      const { redirect_to, browser_secret: secret } = wayToProvider.parse(await askApp(invoker, asked));
      return { status: 200, headers: { 'Set-Cookie': browserCookie(secret) }, body: { redirect_to } };
    },
    openSessionByOutsideAccount: async ({ body, raw }) => {
      requireOwnPage(raw);
      const secret = browserSecretIn(raw);
      if (secret === undefined) throw apiError('outside_sign_in_over');
      const { headers, ...answer } = signedIn(
        raw,
        await askAuth(raw, '/internal/outside-sign-ins/answer', { ...body, browser_secret: secret }),
      );
      return { ...answer, headers: { 'Set-Cookie': [...headers['Set-Cookie'], noBrowserCookie()] } };
    },
    renewSession: async ({ raw }) => {
      requireOwnPage(raw);
      const { refresh } = tokensIn(raw);
      if (refresh === undefined) throw apiError('unauthenticated');
      return signedInAsBefore(raw, await renewed(raw, refresh));
    },
    takeSecondStepOnPage: async ({ body, raw }) => {
      requireOwnPage(raw);
      return signedIn(raw, await askAuth(raw, '/auth/login/second-step', body));
    },
    stepUpSession: async ({ body, raw }) => {
      requireOwnPage(raw);
      const { refresh } = tokensIn(raw);
      if (refresh === undefined) throw apiError('unauthenticated');
      return signedInAsBefore(raw, await askAuth(raw, '/auth/step-up', { refresh_token: refresh, ...body }));
    },
    openChildSession: async ({ body, raw }) => {
      requireOwnPage(raw);
      const { access } = tokensIn(raw);
      if (access === undefined) throw apiError('unauthenticated');
      const acting = await actingFor(raw, body.user_id, access);
      return answer(acting, [accessCookie(acting), childCookie(body.user_id)]);
    },
    closeChildSession: async ({ raw }) => {
      requireOwnPage(raw);
      const { refresh } = tokensIn(raw);
      if (refresh === undefined) throw apiError('unauthenticated');
      return signedIn(raw, await renewed(raw, refresh));
    },
    closeSession: async ({ raw }) => {
      requireOwnPage(raw);
      await endSessionOf(raw).catch(ignoreEnded);
      return { status: 204, headers: { 'Set-Cookie': noSessionCookies() } };
    },
  };
}

const answer = ({ account, expires_in }: Pick<Tokens, 'account' | 'expires_in'>, cookies: string[]) => ({
  status: 200 as const,
  headers: { 'Set-Cookie': cookies },
  body: { account, expires_in },
});

/** As oneself, and for no child any more. */
const signedIn = (raw: Request, own: Tokens) =>
  answer(own, [...sessionCookies(own), ...(tokensIn(raw).child === undefined ? [] : [childCookie(undefined)])]);

const ENDED = new Set(['unauthenticated', 'token_expired', 'signed_out', 'refresh_token_reused']);

function ignoreEnded(error: unknown): void {
  if (!(error instanceof ApiError && ENDED.has(error.code))) throw error;
}
