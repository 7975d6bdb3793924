import { invalidField } from '#errors';
import type { BooksContext } from '../context.ts';
import { findBranch } from './find-branch.ts';

/** @throws ApiError 400 where there is no such branch, 503 if loans has to be asked and gives no answer. */
export async function requireBranch(
  context: Pick<BooksContext, 'db' | 'loans'>,
  field: 'branch' | 'home_branch',
  id: string,
): Promise<void> {
  if (!(await findBranch(context, id))) throw invalidField(field, 'branch_unknown');
}
