import { apiError, invalidField } from '#errors';
import type { Caller } from '#core/caller.ts';
import type { LocalDate } from '#core/library-day.ts';
import type { CommitOf } from '#messaging/commit.ts';
import type { Transaction } from 'kysely';
import type { UsersContext } from '../context.ts';
import { faultOfDays, MOST_BLOCKS, type Deed } from '../domain/block.ts';
import { refusalOfChange } from '../domain/change-refusal.ts';
import { countBlocks, endBlock, findBlock, insertBlock, type BlockRow } from '../store/blocks.ts';
import type { Tables } from '../store/schema.ts';
import { lockUser } from '../store/users.ts';

type Keeping = Pick<UsersContext, 'today' | 'now' | 'profiles'>;
type NewBlock = { forbids: Deed[]; reason: string; from?: LocalDate; until?: LocalDate };

/**
 * The desk forbids somebody to borrow, to renew or to wait, from a day on, until the last day of the block or until it is lifted. Others that
 * they have stay.
 *
 * @throws ApiError 400 for days that cannot be; 403 if the caller may not, or is who is blocked; 404; 409 for too many
 */
export async function addBlock(
  { today, now, profiles }: Keeping,
  caller: Caller,
  { userId, id }: { userId: string; id: string },
  { reason, from = today(), ...block }: NewBlock,
  commit: CommitOf<Tables, BlockRow>,
): Promise<BlockRow> {
  const fault = faultOfDays({ ...block, from }, today());
  if (fault) throw invalidField('until', fault);
  const added = await commit(async (tx) => {
    await lockBlocked(tx, caller, userId);
    if ((await countBlocks(tx, userId, today())) >= MOST_BLOCKS)
      throw apiError('too_many_blocks', { limit: MOST_BLOCKS });
    const set = { set_at: now(), set_by: caller.id };
    await insertBlock(tx, { id, user_id: userId, ...block, reason, from, ...set });
    return kept(tx, userId, id);
  });
  await profiles.drop(userId);
  return added;
}

/** To lift it again changes nothing. @throws ApiError 403 if the caller may not, or is who is blocked; 404 */
export async function liftBlock(
  { today, now, profiles }: Keeping,
  caller: Caller,
  { userId, id }: { userId: string; id: string },
  commit: CommitOf<Tables, BlockRow>,
): Promise<BlockRow> {
  const lifted = await commit(async (tx) => {
    await lockBlocked(tx, caller, userId);
    await endBlock(tx, id, { today: today(), at: now(), by: caller.id });
    return kept(tx, userId, id);
  });
  await profiles.drop(userId);
  return lifted;
}

/** @throws ApiError 403, 404 */
async function lockBlocked(tx: Transaction<Tables>, caller: Caller, userId: string): Promise<void> {
  const user = await lockUser(tx, userId);
  if (!user) throw apiError('user_not_found');
  const refusal = refusalOfChange(caller, user, {}) ?? (caller.id === userId ? 'own_standing' : undefined);
  if (refusal) throw apiError(refusal);
}

/** @throws ApiError 404 */
async function kept(tx: Transaction<Tables>, userId: string, id: string): Promise<BlockRow> {
  const block = await findBlock(tx, userId, id);
  if (!block) throw apiError('block_not_found');
  return block;
}
