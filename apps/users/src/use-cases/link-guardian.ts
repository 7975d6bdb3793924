import { apiError, invalidField } from '#errors';
import type { Caller } from '#core/caller.ts';
import type { LocalDate } from '#core/library-day.ts';
import type { CommitOf } from '#messaging/commit.ts';
import type { UsersContext } from '../context.ts';
import {
  MOST_CHILDREN,
  MOST_GUARDIANS,
  mayEndOn,
  obstacleToGuardianship,
  refusalOfLinking,
  type Guardianship,
} from '../domain/guardianship.ts';
import { guardianEnded, guardianLinked } from '../events/messages.ts';
import {
  childrenOf,
  endGuardianship,
  findGuardianship,
  guardiansOf,
  lockRelatives,
  putGuardianship,
} from '../store/guardianships.ts';
import type { Tables } from '../store/schema.ts';

export type Family = {
  guardians: Awaited<ReturnType<typeof guardiansOf>>;
  children: Awaited<ReturnType<typeof childrenOf>>;
};

type Pair = { child_id: string; guardian_id: string };

/** Who acts for somebody, and for whom they act. */
export const familyOf = async ({ db, today }: Pick<UsersContext, 'db' | 'today'>, id: string): Promise<Family> => ({
  guardians: await guardiansOf(db, id, today()),
  children: await childrenOf(db, id, today()),
});

/**
 * Makes somebody the guardian of a child, or changes on which day that ends. Both are told.
 *
 * @throws ApiError 400 for a day that is no end of a childhood; 403 if the caller may not, or is one of the two; 404; 409 if
 * one of the two cannot have this part
 */
export function linkGuardian(
  { now, today }: Pick<UsersContext, 'now' | 'today'>,
  caller: Caller,
  { ends_on, ...pair }: Pair & { ends_on: LocalDate },
  commit: CommitOf<Tables, Family>,
): Promise<Family> {
  const day = today();
  if (!mayEndOn(ends_on, day)) throw invalidField('ends_on', 'not_in_childhood');
  return commit(async (tx, outbox) => {
    const relatives = await lockBoth(tx, caller, pair, day);
    const obstacle = obstacleToGuardianship(relatives);
    if (obstacle === 'too_many_guardians')
      throw apiError(obstacle, { guardians: MOST_GUARDIANS, children: MOST_CHILDREN });
    if (obstacle) throw apiError(obstacle);
    const before = await findGuardianship(tx, pair, day);
    await putGuardianship(tx, { ...pair, ends_on, linked_at: now(), linked_by: caller.id });
    if (before?.ends_on !== ends_on) outbox.add(...guardianLinked({ ...pair, ends_on }));
    return familyOf({ db: tx, today }, pair.child_id);
  });
}

/** @throws ApiError 403 if the caller may not, or is one of the two; 404 */
export function unlinkGuardian(
  { today }: Pick<UsersContext, 'today'>,
  caller: Caller,
  pair: Pair,
  commit: CommitOf<Tables, Family>,
): Promise<Family> {
  const day = today();
  return commit(async (tx, outbox) => {
    await lockBoth(tx, caller, pair, day);
    if (!(await endGuardianship(tx, pair, day))) throw apiError('guardianship_not_found');
    outbox.add(...guardianEnded(pair));
    return familyOf({ db: tx, today }, pair.child_id);
  });
}

/** @throws ApiError 403, 404 */
async function lockBoth(
  tx: Parameters<typeof lockRelatives>[0],
  caller: Caller,
  pair: Pair,
  day: LocalDate,
): Promise<Guardianship> {
  const { child, guardian } = await lockRelatives(tx, pair, day);
  if (!child || !guardian) throw apiError('user_not_found');
  const refusal = refusalOfLinking(caller, { child, guardian });
  if (refusal) throw apiError(refusal);
  return { child, guardian };
}
