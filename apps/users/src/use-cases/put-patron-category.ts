import type { CommitOf } from '#messaging/commit.ts';
import type { UsersContext } from '../context.ts';
import { putCategory } from '../store/categories.ts';
import type { CategoryTable, Tables } from '../store/schema.ts';

/** Adds or changes a kind of reader. Its limit is in the profiles of all who have none of their own. */
export async function putPatronCategory(
  { profiles }: UsersContext,
  category: CategoryTable,
  commit: CommitOf<Tables, CategoryTable>,
): Promise<CategoryTable> {
  const put = await commit((tx) => putCategory(tx, category));
  await profiles.dropAll();
  return put;
}
