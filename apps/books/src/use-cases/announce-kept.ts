import type { Outbox } from '#messaging/commit.ts';
import { message } from '#messaging/outbox.ts';
import { hasLeft, type CopyStatus } from '../domain/copy-status.ts';
import type { Kept } from '../store/kept-copies.ts';

type FreedCopy = { hold_id: string | null; book_id: string; status: CopyStatus };

/** Loans learns that a copy is kept for one of its holds, and where it is. */
export function announceKept(outbox: Outbox, kept: Kept): void {
  outbox.add(message('copy.kept', kept.hold_id, kept));
}

/** It learns that the copy is not kept for the hold any more, which waits again. */
export function announceFreed(outbox: Outbox, { hold_id, book_id, status }: FreedCopy, version: number): void {
  if (hold_id === null) throw new Error('only what was kept is freed');
  const gone = hasLeft(status) && { gone: true };
  outbox.add(message('copy.freed', hold_id, { hold_id, book_id, version, ...gone }));
}
