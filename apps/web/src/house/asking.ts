import { QueryClient, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/preact-query';
import { useRef } from 'preact/hooks';
import { Refusal } from './api.ts';
import { language } from './language.ts';

/** What the library says no to, it will not allow a second later; what did not arrive may arrive now. */
const again = (failures: number, error: Error): boolean =>
  failures < 2 && !(error instanceof Refusal && error.problem.status < 500);

export const queries = new QueryClient({
  defaultOptions: {
    queries: { retry: again, staleTime: 10_000, networkMode: 'always' },
    mutations: { retry: again, networkMode: 'always' },
  },
});

/** The parts of a question's name, from the general to the special: `['loans', readerId]`. */
type Name = readonly (string | number | boolean | undefined)[];

/** What the library answers to a question; asked again when the language changes. */
export const useAnswer = <Data>(name: Name, ask: () => Promise<Data>, enabled = true) =>
  useQuery({ queryKey: [...name, language.use()], queryFn: ask, enabled });

type Page<Item> = { items: Item[]; next_cursor?: string };

/** A list that comes page by page; `pages` are what each has beside its items. */
export function useList<Item, Found extends Page<Item> = Page<Item>>(
  name: Name,
  ask: (cursor: string | undefined) => Promise<Found & Page<Item>>,
  enabled = true,
) {
  const { data, ...state } = useInfiniteQuery({
    queryKey: [...name, language.use()],
    queryFn: ({ pageParam }) => ask(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor: next }: Found & Page<Item>) => next,
    enabled,
  });
  return { ...state, pages: data?.pages, items: data?.pages.flatMap((page) => page.items) };
}

/**
 * Something that a person does. Each attempt to do the same has the same Idempotency-Key, so what was done although its
 * answer was lost is not done twice.
 *
 * @param changes the names of the questions that have new answers afterwards
 */
export function useDeed<Input, Data>(act: (input: Input, key: string) => Promise<Data>, changes: Name[] = []) {
  const client = useQueryClient();
  const attempt = useRef<{ input: string; key: string }>();
  return useMutation({
    mutationFn: async (input: Input) => {
      const written = JSON.stringify(input ?? null);
      if (attempt.current?.input !== written) attempt.current = { input: written, key: crypto.randomUUID() };
      return act(input, attempt.current.key);
    },
    onSettled: async (_data, error) => {
      // Only an attempt without an answer may have done something that is to be asked for again.
      if (!error || error instanceof Refusal) attempt.current = undefined;
      await Promise.all(changes.map((name) => client.invalidateQueries({ queryKey: [...name] })));
    },
  });
}
