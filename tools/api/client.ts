import createClient from 'openapi-fetch';
import type { paths } from '#contracts/public.ts';
import { patientFetch } from './patient-fetch.ts';

type Caller = {
  /** Of whoever calls; without one, nobody is signed in. */
  token?: string | undefined;
  /** The Idempotency-Key of what is asked for. */
  key?: string;
  /** Whether a library that is busy is asked again: only for what has a key, or changes nothing. */
  patient?: boolean;
};

/** Not what is told as CSV, too. */
type Told = `application/${string}`;

/** The public API behind a gateway, as a program sees it. */
export function apiAt(gateway: string, { token, key, patient = false }: Caller = {}) {
  return createClient<paths, Told>({
    baseUrl: `${gateway}/api/v1`,
    ...(patient && { fetch: patientFetch }),
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(key !== undefined && { 'idempotency-key': key }),
    },
  });
}

export type Api = ReturnType<typeof apiAt>;

/** What the API answers: what was asked for, or a problem. */
export type Answer<Data> = { data?: Data; error?: unknown; response: Response };

/** What was asked for. @throws Error if it is a problem instead */
export function answerOf<Data>({ data, error, response }: Answer<Data>): Data {
  if (data === undefined) throw new Error(`${response.url} answered ${response.status}: ${JSON.stringify(error)}`);
  return data;
}

/** @returns an access token */
export async function tokenOf(gateway: string, account: { email: string; password: string }): Promise<string> {
  return answerOf(await apiAt(gateway).POST('/auth/login', { body: account })).access_token;
}
