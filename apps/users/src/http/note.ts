import type { components } from '#contracts/users.ts';
import type { ReaderNoteTable } from '../store/schema.ts';

export const presentNote = ({
  id,
  note,
  alerts,
  written_at,
  written_by,
}: Omit<ReaderNoteTable, 'user_id'>): components['schemas']['ReaderNote'] => ({
  id,
  note,
  alerts,
  written_at: written_at.toISOString(),
  written_by,
});
