import type { Platform } from '#platform/platform.ts';

/** Without one of them a machine can do nothing; each is asked what anybody may ask. */
const QUESTIONS = [
  { appId: 'auth', path: '/auth/jwks.json' },
  { appId: 'books', path: '/books/popular' },
  // Whoever does not say who they are is refused, which is an answer.
  { appId: 'loans', path: '/lending-policies' },
  { appId: 'users', path: '/users/by-card' },
] as const;

const TIMEOUT_MS = 2_000;
/** All machines ask again and again. */
const KNOWN_FOR_MS = 5_000;

/** Whether all services answer that machines need. */
export type Online = () => Promise<boolean>;

export function createOnline({ invoker, now }: Pick<Platform<unknown>, 'invoker' | 'now'>): Online {
  let known: { until: number; answer: Promise<boolean> } | undefined;

  async function ask(): Promise<boolean> {
    const answers = await Promise.all(
      QUESTIONS.map(({ appId, path }) =>
        invoker.invoke({ appId, method: 'GET', path, timeoutMs: TIMEOUT_MS }).then(
          ({ status }) => status < 500,
          () => false,
        ),
      ),
    );
    return answers.every(Boolean);
  }

  return () => {
    const time = now().getTime();
    if (!known || known.until < time) known = { until: time + KNOWN_FOR_MS, answer: ask() };
    return known.answer;
  };
}
