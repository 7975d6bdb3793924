import createClient from 'openapi-fetch';
import type { components, paths } from '#contracts/public.ts';
import { language } from './language.ts';
import { forgetSession, keepSignedIn, renewNow } from './session.ts';
import { askWhoItIs } from './step-up.ts';

export type Problem = components['schemas']['Problem'];

/** The library has turned a request down, and says why in the chosen language. */
export class Refusal extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = 'Refusal';
    this.problem = problem;
  }
}

/** The library as the contract describes it, for whoever is signed in. */
export const api = createClient<paths, `application/${string}`>({
  baseUrl: `${location.origin}/api/v1`,
  fetch: async (request) => {
    request.headers.set('accept-language', language.get());
    if (request.url.includes('/api/v1/session')) return fetch(request);
    await keepSignedIn();
    const answer = await fetchSignedIn(request.clone());
    return (await wantsToKnowWhoItIs(answer)) && (await askWhoItIs()) ? fetchSignedIn(request) : answer;
  },
});

/** With the sign-in renewed, where the library no longer knows it. */
async function fetchSignedIn(request: Request): Promise<Response> {
  const again = request.clone();
  const answer = await fetch(request);
  if (answer.status !== 401) return answer;
  if (await renewNow()) return fetch(again);
  forgetSession();
  return answer;
}

async function wantsToKnowWhoItIs(answer: Response): Promise<boolean> {
  if (answer.status !== 403) return false;
  const problem = (await answer
    .clone()
    .json()
    .catch(() => undefined)) as Problem | undefined;
  return problem?.code === 'fresh_sign_in_needed';
}

type Answer<Data> = { data?: Data; error?: Problem; response: Response };

/**
 * What a request brings.
 *
 * @throws Refusal if the library turns it down; TypeError if it cannot be reached
 */
export async function answered<Data>(asked: Promise<Answer<Data>>): Promise<NonNullable<Data>> {
  const { data, error, response } = await asked;
  if (error !== undefined || !response.ok) throw new Refusal(problemOf(error, response));
  // An answer without a body, as 204, is told by an empty object.
  return (data ?? {}) as NonNullable<Data>;
}

/** A proxy in between answers in its own words. */
const problemOf = (error: Problem | undefined, { status, statusText }: Response): Problem =>
  typeof error === 'object' && 'code' in error
    ? error
    : { type: 'about:blank', title: statusText, status, code: 'service_unavailable' };
