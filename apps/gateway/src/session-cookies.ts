import type { Request, RequestHandler } from 'express';
import { parseCookie, stringifySetCookie } from 'cookie';
import { apiError } from '#errors';
import type { TokenCheck } from '#http/access-token.ts';
import type { AccountOf } from './first-question.ts';

/** The prefix makes browsers refuse a cookie that another host, a script or an unencrypted page would set (RFC 6265bis). */
const ACCESS = '__Host-abonement-access';
const REFRESH = '__Host-abonement-refresh';
/** For which child a guardian acts. It decides nothing: auth says each time whether they may. */
const CHILD = '__Host-abonement-child';
const BROWSER = '__Host-abonement-outside';

/** As long as an answer of an outside provider is waited for. */
const BROWSER_SECONDS = 600;

export type SessionTokens = {
  access_token: string;
  /** Seconds. */
  expires_in: number;
  refresh_token: string;
  /** Seconds. */
  refresh_expires_in: number;
};

/** @param maxAge left out: it goes with the browser's window */
const cookie = (name: string, value: string, maxAge?: number): string =>
  stringifySetCookie({
    name,
    value,
    path: '/',
    ...(maxAge !== undefined && { maxAge }),
    secure: true,
    httpOnly: true,
    sameSite: 'strict',
  });

/** For Set-Cookie. */
export const accessCookie = (tokens: Pick<SessionTokens, 'access_token' | 'expires_in'>): string =>
  cookie(ACCESS, tokens.access_token, tokens.expires_in);

/** For Set-Cookie. @param child undefined: none any more */
export const childCookie = (child: string | undefined): string =>
  child === undefined ? cookie(CHILD, '', 0) : cookie(CHILD, child);

/** For Set-Cookie. */
export const sessionCookies = (tokens: SessionTokens): string[] => [
  accessCookie(tokens),
  cookie(REFRESH, tokens.refresh_token, tokens.refresh_expires_in),
];

/** For Set-Cookie: removes them. */
export const noSessionCookies = (): string[] => [cookie(ACCESS, '', 0), cookie(REFRESH, '', 0), childCookie(undefined)];

/** For Set-Cookie: by what a browser is known when it comes back from an outside provider. */
export const browserCookie = (secret: string): string => cookie(BROWSER, secret, BROWSER_SECONDS);

/** For Set-Cookie: removes it. */
export const noBrowserCookie = (): string => cookie(BROWSER, '', 0);

export const browserSecretIn = (request: Request): string | undefined =>
  parseCookie(request.get('cookie') ?? '')[BROWSER];

/** The tokens of a page that is or was signed in; an access token outlives no browser's clock. */
export function tokensIn(request: Request): {
  access?: string | undefined;
  refresh?: string | undefined;
  child?: string | undefined;
} {
  const cookies = parseCookie(request.get('cookie') ?? '');
  return { access: cookies[ACCESS], refresh: cookies[REFRESH], child: cookies[CHILD] };
}

/** Whose cookies come with a page's address. It decides what a page asks first, and never what it gets. */
export const accountByCookie =
  (tokenCheck: TokenCheck): AccountOf =>
  async (request) => {
    const { access = '' } = tokensIn(request);
    if (access === '') return undefined;
    try {
      return (await tokenCheck(`Bearer ${access}`)).id;
    } catch {
      return undefined;
    }
  };

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Pages sign in by cookies, programs by a bearer token: from here on, both have a bearer token. A browser adds cookies
 * to whatever a page sends, so a write that comes with them must come from the library's own pages.
 */
export const signInByCookie: RequestHandler = (request, _response, next) => {
  const { access } = tokensIn(request);
  if (access === undefined || access === '' || request.get('authorization') !== undefined) return next();
  if (!SAFE.has(request.method)) requireOwnPage(request);
  request.headers.authorization = `Bearer ${access}`;
  next();
};

/** @throws ApiError 403 for what another site's page has sent, or a program. */
export function requireOwnPage(request: Request): void {
  const site = request.get('sec-fetch-site');
  // Browsers that do not say where a request comes from still name the page's origin with each write.
  if (site === undefined ? !isOwnOrigin(request) : site !== 'same-origin') throw apiError('cross_site_request');
}

function isOwnOrigin(request: Request): boolean {
  const origin = request.get('origin');
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === request.host;
}
