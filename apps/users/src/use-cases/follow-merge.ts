import { apiError } from '#errors';
import { appsWithData } from '#contracts/apps-with-data.ts';
import type { AnyRejection } from '#core/api-error.ts';
import { mergeStatus, type MergeStatus } from '../domain/merge.ts';
import { findParts } from '../store/erasures.ts';
import { findMerge } from '../store/merges.ts';

export type FollowedMerge = {
  from: string;
  into: string;
  status: MergeStatus;
  requested_at: string;
  merged_at?: string;
  completed_at?: string;
  refusals: readonly AnyRejection[];
  parts: { app: string; confirmed_at?: string }[];
};

/** How far a merge is: each service looks whether anything is left of the merged account, as of one that is erased. @throws ApiError 404 */
export async function followMerge(
  { db }: { db: Parameters<typeof findMerge>[0] },
  from: string,
): Promise<FollowedMerge> {
  const merge = await findMerge(db, from);
  if (!merge) throw apiError('merge_not_found');
  const { into_id, requested_at, refused_at, refusals, merged_at, completed_at } = merge;
  const found = merged_at ? await findParts(db, from) : [];
  const confirmed = new Map(found.map((part) => [part.app, part.confirmed_at]));
  const apps = found.length > 0 ? found.map(({ app }) => app) : appsWithData;
  return {
    from,
    into: into_id,
    status: mergeStatus({ refused: refused_at !== null, moved: merged_at !== null, confirmed: completed_at !== null }),
    requested_at: requested_at.toISOString(),
    ...(merged_at && { merged_at: merged_at.toISOString() }),
    ...(merged_at && completed_at && { completed_at: completed_at.toISOString() }),
    refusals: refusals ?? [],
    parts: merged_at
      ? apps
          .toSorted((one, other) => one.localeCompare(other))
          .map((app) => {
            const at = confirmed.get(app);
            return { app, ...(at && { confirmed_at: at.toISOString() }) };
          })
      : [],
  };
}
