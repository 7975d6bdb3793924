import { apiError } from '#errors';
import type { BooksContext } from '../context.ts';
import { keepFromShelf, type Kept, type KeptWanted } from '../store/kept-copies.ts';
import { announceKept } from './announce-kept.ts';

/**
 * Keeps a copy from the shelves for a hold; idempotent for one hold.
 *
 * @throws ApiError 409 if no copy is free, or none will ever be, or the hold has ended.
 */
export async function keepCopy({ commit }: Pick<BooksContext, 'commit'>, wanted: KeptWanted): Promise<Kept> {
  return commit(async (tx, outbox) => {
    const answer = await keepFromShelf(tx, wanted);
    if (answer === undefined) throw apiError('no_copy_available');
    if (answer === 'ended') throw apiError('hold_ended');
    if (answer === 'unfillable') throw apiError('hold_unfillable');
    if (answer.isNew) announceKept(outbox, answer.kept);
    return answer.kept;
  });
}
