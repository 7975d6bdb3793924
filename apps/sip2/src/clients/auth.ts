import { z } from 'zod';
import { unavailable } from '#core/api-error.ts';
import type { Platform } from '#platform/platform.ts';
import { textOf } from '../domain/texts.ts';
import { CALL_MS, type Asking } from './ask.ts';

const granted = z.object({ access_token: z.string(), expires_in: z.number() });

/** What a token of a self-check machine says of it; it has just come from auth, which has signed it. */
const claims = z.object({ role: z.literal('machine') });

const tooMany = z.object({ detail: z.string() });

const LONGEST_PASSWORD = 128;

/** `until` in ms. */
export type Token = { token: string; until: number };

/** What sip2 needs of auth. Each throws ApiError 503 if auth gives no answer. */
export type Auth = {
  /** A token for a machine; undefined for a wrong id or secret, and for a program that is no machine. */
  grant(id: string, secret: string): Promise<Token | undefined>;
  /** What is wrong with a reader's password, in words for whoever has typed it; undefined if it is right. */
  faultOf(password: { userId: string; password: string }, as: Asking): Promise<string | undefined>;
};

export function createAuth({ invoker, now }: Pick<Platform<unknown>, 'invoker' | 'now'>): Auth {
  return {
    faultOf: async ({ userId, password }, { terminal, language }) => {
      const { status, body } = await invoker.invoke({
        appId: 'auth',
        method: 'POST',
        path: '/internal/passwords/check',
        // Longer ones are nobody's, and asked for as such, so that they count.
        body: { user_id: userId, password: password.slice(0, LONGEST_PASSWORD), machine: terminal.id },
        headers: { 'accept-language': language },
        timeoutMs: CALL_MS,
      });
      if (status === 204) return undefined;
      if (status === 403) return textOf('wrong_password', language);
      if (status === 429) return tooMany.parse(body).detail;
      throw unavailable(status);
    },
    grant: async (id, secret) => {
      const answer = await invoker.forward({
        appId: 'auth',
        method: 'POST',
        path: '/oauth/token',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: id,
          client_secret: secret,
        }).toString(),
        timeoutMs: CALL_MS,
      });
      const asked = now().getTime();
      const body: unknown = await answer.body.json().catch(() => undefined);
      if (answer.statusCode >= 500 || answer.statusCode === 429) throw unavailable(answer.statusCode);
      const { data } = granted.safeParse(body);
      if (answer.statusCode !== 200 || !data || !isMachine(data.access_token)) return undefined;
      return { token: data.access_token, until: asked + data.expires_in * 1000 };
    },
  };
}

function isMachine(token: string): boolean {
  const [, payload = ''] = token.split('.');
  try {
    return claims.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString())).success;
  } catch {
    return false;
  }
}
