import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { appScopes } from '#contracts/permissions.ts';
import { ApiError } from '#core/api-error.ts';
import { isPerson } from '#core/caller.ts';
import type { HttpAnswer } from '#http/ask-in-process.ts';
import type { SignInContext } from '../context.ts';
import { endSessionsOf } from '../use-cases/end-sessions.ts';
import { askProvider, mountedAt, type Question } from './ask-provider.ts';
import { answerRequest, readRequest, type Asked, type PersonsAnswer } from './authorize.ts';
import { BY_NOTHING } from './client-metadata.ts';
import { answerDeviceRequest, readDeviceRequest } from './let-device-act.ts';
import { introspected, ownToken } from './own-token.ts';
import { createProvider } from './provider.ts';

const tokens = z.object({
  access_token: z.string(),
  token_type: z.literal('Bearer'),
  expires_in: z.number(),
  refresh_token: z.string().exactOptional(),
  id_token: z.string().exactOptional(),
  scope: z.string().exactOptional(),
});
/** How often a device asks whether it was answered: often enough for whoever stands before it, and little for the gateway. */
const POLL_SECONDS = 15;
const codes = z.object({ device_code: z.string(), user_code: z.string(), expires_in: z.number() });
const introspection = z.object({
  active: z.boolean(),
  sub: z.string().exactOptional(),
  client_id: z.string().exactOptional(),
  scope: z.string().exactOptional(),
  exp: z.number().exactOptional(),
});
/** What the server answers about an access token, once it knows who asks: it leaves those to us. */
const ACCESS_TOKEN = 'unsupported_token_type';
const refusal = z.object({ error: z.string(), error_description: z.string().exactOptional() });
const list = z.array(z.string());
const metadata = z.object({
  issuer: z.string(),
  token_endpoint: z.string(),
  scopes_supported: list,
  claims_supported: list,
  grant_types_supported: list,
  response_types_supported: list,
  subject_types_supported: list,
  id_token_signing_alg_values_supported: list,
  code_challenge_methods_supported: list,
  token_endpoint_auth_methods_supported: list,
  authorization_response_iss_parameter_supported: z.boolean(),
});

/** OAuth and OpenID Connect, by oidc-provider. */
export type OAuth = ReturnType<typeof createOAuth>;

/** @param publicUrl the address of the library for its users */
export function createOAuth(context: SignInContext, publicUrl: string) {
  const { keys } = context;
  const api = `${publicUrl}/api/v1`;
  const issuer = `${api}/oauth`;
  /** What went wrong while the server answered a question, by the question. */
  const failures = new Map<string, unknown>();
  let current: (Asked & { kid: string }) | undefined;

  function made(): Asked & { kid: string } {
    const signer = keys.signer();
    const provider = createProvider({ issuer, context, signer });
    provider.on('server_error', ({ headers }, error) => void failures.set(String(headers['x-question']), error));
    const server = mountedAt(new URL(issuer), provider.callback());
    const ask = async (question: Question): Promise<HttpAnswer> => {
      const id = randomUUID();
      const headers = { ...question.headers, 'x-question': id };
      const answer = await askProvider(server, new URL(issuer), { ...question, headers });
      const failure = failures.get(id);
      failures.delete(id);
      // Such as a service that does not answer.
      if (failure instanceof ApiError) throw failure;
      if (failure !== undefined) throw new Error('The OAuth server failed.', { cause: failure });
      return answer;
    };
    return { kid: signer.kid, provider, issuer, ask };
  }

  /** Made anew with each key that signs. */
  function asked(): Asked {
    if (current?.kid !== keys.signer().kid) current = made();
    return current;
  }

  /** @throws Error for an answer that OAuth does not know */
  async function post(path: string, form: Record<string, string>) {
    const { status, body } = await asked().ask({ method: 'POST', path, form });
    const told: unknown = body === '' ? {} : JSON.parse(body);
    if (status === 200) return { status, told } as const;
    if (status === 400 || status === 401) return { status, body: refusal.parse(told) } as const;
    throw new Error(`The OAuth server answered ${status}: ${body}`);
  }

  return {
    async grant(form: Record<string, string>) {
      const answer = await post('/token', form);
      return answer.status === 200 ? { status: answer.status, body: tokens.parse(answer.told) } : answer;
    },
    async authorizeDevice(form: Record<string, string>) {
      const answer = await post('/device/auth', form);
      if (answer.status !== 200) return answer;
      const body = { ...codes.parse(answer.told), verification_uri: `${publicUrl}/device`, interval: POLL_SECONDS };
      return { status: answer.status, body };
    },
    readDeviceRequest: (userCode: string) => readDeviceRequest(context, userCode),
    answerDeviceRequest: (userCode: string, answer: PersonsAnswer) =>
      answerDeviceRequest(context, asked(), userCode, answer),
    readRequest: (query: string) => readRequest(asked(), query),
    answerRequest: (query: string, answer: PersonsAnswer) => answerRequest(context, asked(), query, answer),

    /** Whether a client's own token is good, and what it is good for. */
    async introspect(form: Record<string, string>) {
      const answer = await post('/token/introspection', form);
      if (answer.status === 200) return { status: answer.status, body: introspection.parse(answer.told) };
      if (answer.body.error !== ACCESS_TOKEN) return answer;
      const { client_id: clientId = '', token = '' } = form;
      return { status: 200 as const, body: await introspected(context, clientId, token) };
    },

    /** Ends what an app was let do, by any token that it was given for it. */
    async revoke(form: Record<string, string>) {
      const answer = await post('/token/revocation', form);
      if (answer.status === 200) return { status: answer.status, body: {} };
      const { client_id: clientId = '', token = '' } = form;
      const own = answer.body.error === ACCESS_TOKEN ? await ownToken(context, clientId, token) : undefined;
      // A program gets another secret instead.
      if (!own || !isPerson(own.caller)) return answer;
      await endSessionsOf(context, { id: own.caller.sessionId });
      return { status: 200 as const, body: {} };
    },

    async metadata() {
      const { body } = await asked().ask({ method: 'GET', path: '/.well-known/openid-configuration' });
      const told = metadata.parse(JSON.parse(body));
      const methods = told.token_endpoint_auth_methods_supported;
      return {
        ...told,
        scopes_supported: [...appScopes],
        authorization_endpoint: `${publicUrl}/authorize`,
        userinfo_endpoint: `${issuer}/userinfo`,
        introspection_endpoint: `${issuer}/introspection`,
        revocation_endpoint: `${issuer}/revocation`,
        device_authorization_endpoint: `${issuer}/device-authorizations`,
        introspection_endpoint_auth_methods_supported: methods.filter((method) => method !== BY_NOTHING),
        revocation_endpoint_auth_methods_supported: methods,
        response_modes_supported: ['query'],
        jwks_uri: `${api}/auth/jwks.json`,
      };
    },
  };
}
