import { answered, api } from '../../../house/api.ts';
import type { Hours } from '../../../house/hours.ts';

export type SpecialDay = { day: string; reason: string; hours: Hours };

/** One day after the other: what is recorded stays so if a later one is refused, and may be recorded again. */
export async function recordDays(
  branchId: string,
  days: readonly SpecialDay[],
  onRecorded?: () => void,
): Promise<void> {
  for (const { day, reason, hours } of days) {
    const params = { path: { branch_id: branchId, day } };
    await answered(api.PUT('/branches/{branch_id}/exceptions/{day}', { params, body: { reason, hours } }));
    onRecorded?.();
  }
}

export const askDays = (branchId: string) =>
  answered(api.GET('/branches/{branch_id}/exceptions', { params: { path: { branch_id: branchId } } }));
