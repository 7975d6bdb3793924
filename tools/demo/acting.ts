import { answerOf, apiAt, type Answer, type Api } from '../api/client.ts';
import { registerReader, type NewReader } from '../api/register-reader.ts';
import type { Once } from './once.ts';

export type Acting = ReturnType<typeof actingAs>;

/** What somebody asks the library for, each thing once, by its name. */
export function actingAs(once: Once, gateway: string, token: string) {
  const apiFor = (key: string) => apiAt(gateway, { token, key, patient: true });
  return {
    /** @param remember what of the answer is needed later */
    ask: <Data>(
      name: string,
      request: (api: Api) => Promise<Answer<Data>>,
      remember: (answer: Data) => string = () => '',
    ): Promise<string> => once(name, async (key) => remember(answerOf(await request(apiFor(key))))),

    /** What must be the same when it is asked for again. */
    settle: (name: string, choose: () => string): Promise<string> => once(name, async () => choose()),

    /** @returns the reader's id */
    register: (name: string, reader: NewReader & { email: string }, password: string): Promise<string> =>
      once(name, async (key) => (await registerReader({ gateway, api: apiFor(key) }, reader, password)).id),
  };
}

/** What is remembered of most things: how they are asked for again. */
export const itsId = ({ id }: { id: string }): string => id;
