import * as openid from 'openid-client';
import { Unanswered } from '#core/breakers.ts';
import type { Log } from '#core/log.ts';
import { apiError } from '#errors';
import type { Platform } from '#platform/platform.ts';
import type { RequestSecrets } from '../keys/request-secrets.ts';
import { asking } from './ask-outside.ts';
import { clientSecretIn, type OutsideProvider } from './configured-providers.ts';

/** Who somebody is, as a provider has told. */
export type ProvenIdentity = {
  issuer: string;
  /** What the provider calls them: never anybody else. */
  subject: string;
  /** When they proved it there; null if the provider does not say. */
  provedAt: Date | null;
};

/** A request that a browser takes to a provider: what it is known by, and what nobody else can tell. */
export type OutsideRequest = { state: string } & RequestSecrets;

/** The sites whose accounts people may sign in by. */
export type OutsideProviders = {
  all: readonly OutsideProvider[];
  /** @throws ApiError 404 for one that there is not */
  named(id: string): OutsideProvider;
  /** Where a browser goes with a request. @throws ApiError 424 if the provider does not answer */
  addressFor(provider: OutsideProvider, request: OutsideRequest): Promise<string>;
  /**
   * Who has come back with an answer to a request.
   *
   * @throws ApiError 403 for an answer that is not right, 424 if the provider does not answer
   */
  whoAnswers(provider: OutsideProvider, request: OutsideRequest, answer: URLSearchParams): Promise<ProvenIdentity>;
};

type Options = {
  providers: readonly OutsideProvider[];
  /** Of the library's pages, where browsers come back to. */
  origin: string;
  log: Pick<Log, 'error' | 'warn'>;
  breakers: Platform<unknown>['breakers'];
  findSecret: (name: string) => Promise<string | undefined>;
  now: () => Date;
};

/** How long it is known where a provider answers. Its keys are asked for each time: one that it has taken back signs nobody in. */
const KNOWN_MS = 60 * 60_000;

/** Of how many sign-ins a provider may be asked at the same time. More would wait for the same. */
const AT_ONCE = 50;

/** The provider tells when somebody proved who they are if it is asked that it be so recent. Few are asked again for that. */
const PROVED_WITHIN_SECONDS = 86_400;

export function createOutsideProviders(options: Options): OutsideProviders {
  const { providers, origin, log, breakers, findSecret, now } = options;
  const known = new Map<string, { server: openid.ServerMetadata; until: number }>();
  const busy = new Map<string, number>();
  const addressOf = ({ id }: OutsideProvider) => `${origin}/outside/${id}`;

  /** @throws ApiError 424 if the provider does not answer, or not properly; whatever else `ask` throws */
  async function asked<Answer>(
    { id }: OutsideProvider,
    ask: (fetch: openid.CustomFetch) => Promise<Answer>,
  ): Promise<Answer> {
    const others = busy.get(id) ?? 0;
    if (others >= AT_ONCE) throw away(id, new Error('It is asked by too many at once.'));
    busy.set(id, others + 1);
    try {
      const answer = await breakers
        .run(`outside provider ${id}`, async () =>
          ask(asking()).then(
            (value) => ({ value }),
            (error: unknown) => {
              const unanswered = unansweredIn(error);
              if (unanswered) throw unanswered;
              return { refusal: error };
            },
          ),
        )
        .catch((error: unknown) => {
          throw away(id, error);
        });
      if ('refusal' in answer) throw answer.refusal;
      return answer.value;
    } finally {
      busy.set(id, (busy.get(id) ?? 1) - 1);
    }
  }

  function away(provider: string, error: unknown) {
    log.warn({ err: error, provider }, 'an outside provider does not answer');
    return apiError('outside_provider_away');
  }

  /** It says another thing than the one that was configured: nobody can sign in until that is mended. */
  function unusable(provider: string, error: unknown) {
    log.error({ provider, cause: reasonOf(error) }, 'an outside provider cannot be used');
    return apiError('outside_provider_away');
  }

  async function configured(provider: OutsideProvider, fetch: openid.CustomFetch): Promise<openid.Configuration> {
    const { id, issuer, client_id: clientId } = provider;
    const authentication = await authenticationAt(provider);
    const execute = issuer.startsWith('http:') ? [openid.allowInsecureRequests] : [];
    const found = known.get(id);
    const config =
      found && found.until > now().getTime()
        ? new openid.Configuration(found.server, clientId, undefined, authentication)
        : await openid
            .discovery(new URL(issuer), clientId, undefined, authentication, { execute, [openid.customFetch]: fetch })
            .catch((error: unknown) => {
              throw unansweredIn(error) ?? unusable(id, error);
            });
    known.set(id, { server: { ...config.serverMetadata() }, until: found?.until ?? now().getTime() + KNOWN_MS });
    config[openid.customFetch] = fetch;
    for (const extension of execute) extension(config);
    // An ID token is believed for its signature, and not for the connection by which it came.
    openid.enableNonRepudiationChecks(config);
    return config;
  }

  /** Read each time, so that another secret takes effect at once. */
  async function authenticationAt({ id, authentication }: OutsideProvider): Promise<openid.ClientAuth> {
    const secrets = await findSecret('outside-provider-secrets');
    const secret = secrets === undefined ? undefined : clientSecretIn(secrets, id);
    if (secret === undefined) return openid.None();
    return authentication === 'client_secret_post' ? openid.ClientSecretPost(secret) : openid.ClientSecretBasic(secret);
  }

  return {
    all: providers,

    named: (id) => {
      const found = providers.find((provider) => provider.id === id);
      if (!found) throw apiError('outside_provider_not_found');
      return found;
    },

    addressFor: (provider, { state, nonce, verifier }) =>
      asked(provider, async (fetch) => {
        const config = await configured(provider, fetch);
        const modes = config.serverMetadata().response_modes_supported;
        return openid.buildAuthorizationUrl(config, {
          redirect_uri: addressOf(provider),
          // Nothing else is asked for, and nothing else is learnt.
          scope: 'openid',
          max_age: String(PROVED_WITHIN_SECONDS),
          state,
          nonce,
          code_challenge: await openid.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
          // What stands after `#` is in nobody's log.
          ...(modes?.includes('fragment') && { response_mode: 'fragment' }),
        }).href;
      }),

    whoAnswers: (provider, { state, nonce, verifier }, answer) =>
      asked(provider, async (fetch) => {
        const config = await configured(provider, fetch);
        const place = new URL(addressOf(provider));
        place.search = answer.toString();
        const checks = {
          pkceCodeVerifier: verifier,
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
        };
        const told = await openid.authorizationCodeGrant(config, place, checks).catch((error: unknown) => {
          if (unansweredIn(error)) throw error;
          if (error instanceof openid.AuthorizationResponseError) throw apiError('outside_sign_in_denied');
          if (error instanceof openid.ResponseBodyError && error.error !== 'invalid_grant')
            throw unusable(provider.id, error);
          log.warn({ provider: provider.id, cause: reasonOf(error) }, 'an answer of an outside provider is refused');
          throw apiError('outside_answer_refused');
        });
        const { sub: subject = '', auth_time: time } = told.claims() ?? {};
        if (subject === '' || subject.length > 255) throw apiError('outside_answer_refused');
        const provedAt = time === undefined ? null : new Date(Math.min(time * 1000, now().getTime()));
        return { issuer: provider.issuer, subject, provedAt };
      }),
  };
}

/** What a provider has not answered, below what openid-client makes of it. */
function unansweredIn(error: unknown): Unanswered | undefined {
  if (error instanceof Unanswered) return error;
  return error instanceof Error && error.cause !== undefined ? unansweredIn(error.cause) : undefined;
}

/** Of what openid-client tells, the part that has nothing of a person's. */
function reasonOf(error: unknown): string {
  if (error instanceof openid.ResponseBodyError) return error.error;
  if (error instanceof openid.ClientError) return error.code ?? error.message;
  return error instanceof Error ? error.name : 'unknown';
}
