import { z } from 'zod';
import { unavailable } from '#core/api-error.ts';
import type { Platform } from '#platform/platform.ts';

const language = z.enum(['ru', 'en']);
const guardian = z.object({ id: z.string(), email: z.string(), language });
const contact = z.discriminatedUnion('deleted', [
  z.object({
    deleted: z.literal(false),
    email: z.string().optional(),
    full_name: z.string(),
    language,
    version: z.number().int(),
    /** Missing in the answer of a release that names none. */
    guardians: z.array(guardian).optional(),
  }),
  z.object({ deleted: z.literal(true) }),
]);
const problem = z.object({ code: z.literal('user_not_found') });
const linkProblem = z.object({ code: z.literal('link_not_valid') });
const linkToken = z.object({ address: z.string(), language, token: z.string().optional() });

export type Contact = z.output<typeof contact>;

/** Who is told of a child's books where the child has no address. */
export type Guardian = z.output<typeof guardian>;

/** What the e-mail of a link needs: where it goes, and the token that only it has; none if the address is another account's. */
export type LinkToken = z.output<typeof linkToken>;

/** What notifications needs of users. */
export type Users = {
  /**
   * How a user is reached; undefined if users knows nobody with this id.
   *
   * @throws ApiError 503 if users gives no answer soon.
   */
  contact(userId: string): Promise<Contact | undefined>;
  /**
   * A new token of a link; undefined if the link works no more.
   *
   * @throws ApiError 503 if users gives no answer soon.
   */
  linkToken(linkId: string): Promise<LinkToken | undefined>;
};

/** A notice waits for the answer, and so do those behind it. */
const TIMEOUT_MS = 700;

/** Notices to the same user that come meanwhile share one question. */
export function createUsers(invoker: Platform<unknown>['invoker']): Users {
  const questions = new Map<string, Promise<Contact | undefined>>();

  async function ask(userId: string): Promise<Contact | undefined> {
    const path = `/internal/contacts/${userId}`;
    const answer = await invoker.invoke({ appId: 'users', method: 'GET', path, timeoutMs: TIMEOUT_MS });
    if (answer.status === 404 && problem.safeParse(answer.body).success) return undefined;
    const parsed = contact.safeParse(answer.body);
    if (answer.status !== 200 || !parsed.success) throw unavailable(parsed.error ?? answer.status);
    return parsed.data;
  }

  return {
    linkToken: async (linkId) => {
      const path = `/internal/account-links/${linkId}/tokens`;
      const answer = await invoker.invoke({ appId: 'users', method: 'POST', path, timeoutMs: TIMEOUT_MS });
      if (answer.status === 403 && linkProblem.safeParse(answer.body).success) return undefined;
      const parsed = linkToken.safeParse(answer.body);
      if (answer.status !== 200 || !parsed.success) throw unavailable(answer.status);
      return parsed.data;
    },
    contact: (userId) => {
      const question = questions.get(userId) ?? ask(userId).finally(() => questions.delete(userId));
      questions.set(userId, question);
      return question;
    },
  };
}
