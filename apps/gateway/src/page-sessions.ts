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
import { noSessionCookies, requireOwnPage, sessionCookies, tokensIn } from './session-cookies.ts';

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

type SessionOperations = Pick<
  operations,
  'openSession' | 'openSessionByPasskey' | 'renewSession' | 'takeSecondStepOnPage' | 'stepUpSession' | 'closeSession'
>;

/** Sign-in of the library's own pages: auth's tokens, as cookies that no script can read. */
export function pageSessions(invoker: Platform<unknown>['invoker']): OperationHandlers<SessionOperations> {
  const askAuth = async (raw: Request, path: string, body: unknown): Promise<Tokens> =>
    tokens.parse(await askApp(invoker, { appId: 'auth', method: 'POST', path, headers: clientHeaders(raw), body }));

  const renewed = (raw: Request, refreshToken: string): Promise<Tokens> =>
    askAuth(raw, '/auth/refresh', { refresh_token: refreshToken });

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
      return signedIn(await askAuth(raw, '/auth/login', body));
    },
    openSessionByPasskey: async ({ body, raw }) => {
      requireOwnPage(raw);
      return signedIn(await askAuth(raw, '/auth/login/passkey', body));
    },
    renewSession: async ({ raw }) => {
      requireOwnPage(raw);
      const { refresh } = tokensIn(raw);
      if (refresh === undefined) throw apiError('unauthenticated');
      return signedIn(await renewed(raw, refresh));
    },
    takeSecondStepOnPage: async ({ body, raw }) => {
      requireOwnPage(raw);
      return signedIn(await askAuth(raw, '/auth/login/second-step', body));
    },
    stepUpSession: async ({ body, raw }) => {
      requireOwnPage(raw);
      const { refresh } = tokensIn(raw);
      if (refresh === undefined) throw apiError('unauthenticated');
      return signedIn(await askAuth(raw, '/auth/step-up', { refresh_token: refresh, ...body }));
    },
    closeSession: async ({ raw }) => {
      requireOwnPage(raw);
      await endSessionOf(raw).catch(ignoreEnded);
      return { status: 204, headers: { 'Set-Cookie': noSessionCookies() } };
    },
  };
}

const signedIn = (given: Tokens) => ({
  status: 200 as const,
  headers: { 'Set-Cookie': sessionCookies(given) },
  body: { account: given.account, expires_in: given.expires_in },
});

const ENDED = new Set(['unauthenticated', 'token_expired', 'signed_out', 'refresh_token_reused']);

function ignoreEnded(error: unknown): void {
  if (!(error instanceof ApiError && ENDED.has(error.code))) throw error;
}
