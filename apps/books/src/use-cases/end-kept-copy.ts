import type { BooksContext } from '../context.ts';
import { endKept } from '../store/kept-copies.ts';
import { announceAvailable } from './announce-available.ts';

/** A hold has ended: nothing is kept for it any more, or ever again. */
export async function endKeptCopy({ commit }: Pick<BooksContext, 'commit'>, holdId: string): Promise<void> {
  const end = () =>
    commit(async (tx, outbox) => {
      const ended = await endKept(tx, holdId);
      if (ended !== 'other_copy' && ended.shelved !== undefined) await announceAvailable(tx, outbox, ended.shelved);
      return ended;
    });
  while ((await end()) === 'other_copy');
}
