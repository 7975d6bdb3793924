import type { BooksContext } from '../context.ts';
import { keepBranch, knownBranch } from '../store/branches.ts';

/**
 * A branch by its id. One of which no event has come is asked of loans, once: the event may be on its way, or this
 * service may have been of a release that did not know such events.
 *
 * @returns undefined if there is no such branch. @throws ApiError 503 if loans gives no answer.
 */
export async function findBranch(
  { db, loans }: Pick<BooksContext, 'db' | 'loans'>,
  id: string,
): Promise<{ id: string; name: string } | undefined> {
  const known = await knownBranch(db, id);
  if (known) return known.name === null ? undefined : { id, name: known.name };
  const told = await loans.branch(id);
  if (!told) return undefined;
  const { name, version } = told;
  await keepBranch(db, { id, name, version });
  return { id, name };
}
