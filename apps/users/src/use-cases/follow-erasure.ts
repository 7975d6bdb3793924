import { apiError } from '#errors';
import { appsWithData } from '#contracts/apps-with-data.ts';
import type { UsersContext } from '../context.ts';
import { hashOfErasureReceipt } from '../credentials/erasure-receipt.ts';
import { erasureStatus, type ErasureStatus } from '../domain/erasure.ts';
import { findByReceipt, findParts } from '../store/erasures.ts';
import type { KeptKind } from '../store/schema.ts';

export type FollowedErasure = {
  status: ErasureStatus;
  erased_at?: string;
  completed_at?: string;
  parts: { app: string; confirmed_at?: string; kept: KeptKind[] }[];
};

/** How far an erasure is, for whoever has its receipt. @throws ApiError 404 */
export async function followErasure({ reads }: Pick<UsersContext, 'reads'>, receipt: string): Promise<FollowedErasure> {
  const account = await findByReceipt(reads, hashOfErasureReceipt(receipt));
  if (!account) throw apiError('receipt_not_known');
  const status = erasureStatus({
    requested: account.deletion_requested_at !== null,
    refused: account.deletion_refused_at !== null,
    deleted: account.deleted_at !== null,
    confirmed: account.completed_at !== null,
  });
  if (!account.deleted_at) return { status, parts: [] };
  const found = new Map((await findParts(reads, account.id)).map((part) => [part.app, part]));
  // Until its erasure has begun, each service of now has to confirm it.
  const apps = found.size > 0 ? [...found.keys()] : appsWithData;
  return {
    status,
    erased_at: account.deleted_at.toISOString(),
    ...(account.completed_at && { completed_at: account.completed_at.toISOString() }),
    parts: apps
      .toSorted((one, other) => one.localeCompare(other))
      .map((app) => {
        const part = found.get(app);
        return {
          app,
          ...(part?.confirmed_at && { confirmed_at: part.confirmed_at.toISOString() }),
          kept: part?.kept ?? [],
        };
      }),
  };
}
