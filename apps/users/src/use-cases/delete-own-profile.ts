import { message } from '#messaging/outbox.ts';
import { notFound, Problem } from '#core/problem.ts';
import type { UsersContext } from '../context.ts';
import { owes } from '../store/reader-loans.ts';
import { eraseUser, findUser, lockUser } from '../store/users.ts';

/** @throws Problem 409 while books are out or fines are open. */
export async function deleteOwnProfile({ commit, today }: UsersContext, id: string): Promise<void> {
  await commit(async (tx, outbox) => {
    if (!(await lockUser(tx, id))) throw notFound('user');
    const user = await findUser(tx, id, today());
    if ((user?.active_loans ?? 0) > 0) throw new Problem(409, 'has_open_loans', { detail: 'Return your books first.' });
    if (await owes(tx, id)) throw new Problem(409, 'has_open_fines', { detail: 'Pay your fines first.' });
    await eraseUser(tx, id);
    outbox.add(message('user.deleted', id, { user_id: id }));
  });
}
