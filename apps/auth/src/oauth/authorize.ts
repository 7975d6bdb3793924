import type Provider from 'oidc-provider';
import { z } from 'zod';
import { apiError } from '#errors';
import type { Caller } from '#core/caller.ts';
import type { HttpAnswer } from '#http/ask-in-process.ts';
import type { SignInContext } from '../context.ts';
import { placeOf } from '../domain/redirect-uri.ts';
import type { Question } from './ask-provider.ts';
import { beginToAct, scopesFor } from './begin-to-act.ts';
import { scopesOfApp } from './client-metadata.ts';
import { askedAt, CODE_SECONDS } from './provider.ts';

/** The server that is asked, the same one until the answer is there. */
export type Asked = { provider: Provider; issuer: string; ask: (question: Question) => Promise<HttpAnswer> };

/** Somebody's answer to what an app asks of them. */
export type PersonsAnswer = { caller: Caller; allow: boolean };

const asked = z.looseObject({
  client_id: z.uuid(),
  redirect_uri: z.string(),
  scope: z.string().default(''),
  max_age: z.coerce.number().optional(),
  prompt: z.string().default(''),
});
const refusal = z.looseObject({ error: z.string() });

/** For whoever is to sign in anew for an app: it cannot be told whether they did so for it, but that it was just now. */
const ANEW_SECONDS = 60;

/**
 * What an app asks of whoever its request has brought, or where they go at once.
 *
 * @throws ApiError 422 for a request that must not be answered to whom it names
 */
export async function readRequest(server: Asked, query: string) {
  const question = await put(server, query);
  if (question.endsAt !== undefined) return { redirect_to: question.endsAt };
  const { client_id, redirect_uri, scope } = question.params;
  const app = await server.provider.Client.find(client_id);
  if (!app) throw refused('invalid_client');
  return {
    asks: {
      app_name: app.clientName ?? client_id,
      goes_to: placeOf(redirect_uri),
      scopes: scopesFor(scopesOfApp(app) ?? [], scope),
    },
  };
}

/**
 * Answers an app for somebody. If they let it act, it begins a session of its own, by which it gets a code.
 *
 * @returns where they go back to
 * @throws ApiError 422 as `readRequest`; 401 if their own sign-in has ended, 403 if it is older than the app wants
 */
export async function answerRequest(
  context: SignInContext,
  server: Asked,
  query: string,
  { caller, allow }: PersonsAnswer,
) {
  const question = await put(server, query);
  if (question.endsAt !== undefined) return { redirect_to: question.endsAt };
  const { params, cookies, id } = question;
  requireLateProof(context.now(), params, caller);
  const interaction = await server.provider.Interaction.find(id);
  if (!interaction) throw new Error('The OAuth server has forgotten its question.');
  interaction.result = allow
    ? await letAct(context, server, params, caller)
    : { error: 'access_denied', error_description: 'The person does not want it.' };
  await interaction.persist();
  const answer = await server.ask({ method: 'GET', path: `/auth/${id}`, headers: { cookie: cookies } });
  return { redirect_to: placeToGo(answer), app_id: params.client_id };
}

/** Puts an app's request to the server, which asks for a person's answer, or sends them back with what is wrong. */
async function put({ ask, issuer, provider }: Asked, query: string) {
  const mode = new URLSearchParams(query).get('response_mode') ?? 'query';
  if (mode !== 'query') throw refused('unsupported_response_mode');
  const answer = await ask({ method: 'GET', path: `/auth?${inOurTerms(query)}` });
  const place = placeToGo(answer);
  const prefix = askedAt(issuer, '');
  if (!place.startsWith(prefix)) return { endsAt: place };
  const id = place.slice(prefix.length);
  const interaction = await provider.Interaction.find(id);
  return { endsAt: undefined, id, params: asked.parse(interaction?.params), cookies: cookiesOf(answer) };
}

/** As if the app had asked for what everybody is asked anyway: otherwise it would get nothing that lasts. */
function inOurTerms(query: string): string {
  const terms = new URLSearchParams(query);
  const [prompt = '', ...more] = terms.getAll('prompt');
  const prompts = new Set(prompt.split(' ').filter(Boolean));
  // What the app says twice, or against itself, is for the server to refuse.
  if (more.length === 0 && !prompts.has('none')) terms.set('prompt', [...prompts.add('consent')].join(' '));
  return terms.toString();
}

const refused = (reason: string) => apiError('authorization_request_refused', { reason });

function placeToGo({ status, headers, body }: HttpAnswer): string {
  if (status === 303 && headers.location !== undefined) return headers.location;
  if (status < 400 || status >= 500) throw new Error(`The OAuth server answered ${status}: ${body}`);
  throw refused(refusal.parse(JSON.parse(body)).error);
}

/** As a browser would send them back. */
const cookiesOf = ({ headers }: HttpAnswer): string =>
  (headers['set-cookie'] ?? []).map((cookie) => cookie.split(';', 1)[0] ?? '').join('; ');

/** @throws ApiError 403 */
function requireLateProof(
  now: Date,
  { max_age: maxAge = Infinity, prompt }: z.output<typeof asked>,
  { provedAt = 0 }: Caller,
) {
  const most = Math.min(maxAge, prompt.split(' ').includes('login') ? ANEW_SECONDS : Infinity);
  if (now.getTime() / 1000 - provedAt > most + 1) throw apiError('fresh_sign_in_needed');
}

/** @throws ApiError 401 */
async function letAct(
  context: SignInContext,
  server: Asked,
  { client_id, scope }: z.output<typeof asked>,
  caller: Caller,
) {
  const client = await server.provider.Client.find(client_id);
  const app = { id: client_id, scopes: (client && scopesOfApp(client)) ?? [] };
  const begun = await beginToAct(context, server, { app, asked: scope, caller, begunWithin: CODE_SECONDS });
  return {
    login: { accountId: caller.id, remember: false, ...(caller.provedAt !== undefined && { ts: caller.provedAt }) },
    consent: { grantId: begun.id },
  };
}
