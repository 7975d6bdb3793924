import type { components } from '#contracts/users.ts';
import { addDays, type LocalDate } from '#core/library-day.ts';
import type { BlockRow } from '../store/blocks.ts';

export const presentBlock =
  (today: LocalDate) =>
  (row: BlockRow): components['schemas']['ReaderBlock'] => ({
    id: row.id,
    forbids: row.forbids,
    reason: row.reason,
    from: row.from_day,
    ...(row.over_since !== null && !row.lifted_at && { until: addDays(row.over_since, -1) }),
    set_at: row.set_at.toISOString(),
    set_by: row.set_by,
    ...(row.lifted_at && { lifted_at: row.lifted_at.toISOString() }),
    ...(row.lifted_by && { lifted_by: row.lifted_by }),
    in_force: row.from_day <= today && (row.over_since === null || row.over_since > today),
  });
