import { invalidField, rejected, requireNone } from '#errors';
import type { CommitOf } from '#messaging/commit.ts';
import type { Kysely } from 'kysely';
import type { LoansContext } from '../context.ts';
import { isOver } from '../domain/hold.ts';
import { MAIN_BRANCH } from '../domain/opening-hours.ts';
import { rejectAlert } from '../domain/waiting.ts';
import { holdsOfReader, lockHold, type HoldRow } from '../store/holds.ts';
import { lockReader } from '../store/loans.ts';
import type { Tables } from '../store/schema.ts';
import { addAlert, alertsOf, endAlert, type AlertRow } from '../store/waiting-list.ts';
import { endHold } from './end-hold.ts';
import { placeHold } from './place-hold.ts';

/** What a reader waits for: a book, by a hold, or the next one by an author. */
export type Wait = { id: string; created_at: Date } & (
  { kind: 'book'; book_id: string; title: string } | { kind: 'author'; author: string }
);

/**
 * A reader wants a book when it is there: they have a hold on it, which is picked up at the main branch, and are told as soon as a copy is kept for them.
 *
 * @throws ApiError 404, or 409 with every reason why they cannot have one.
 */
export async function waitForBook(
  context: LoansContext,
  { id, readerId, bookId }: { id: string; readerId: string; bookId: string },
  commit: CommitOf<Tables, HoldRow>,
): Promise<HoldRow> {
  const anyDay = { notBefore: null, notAfter: null };
  const order = { id, readerId, bookId, copy: null, branchId: MAIN_BRANCH, toldWhenKept: true, ...anyDay };
  return placeHold(context, order, commit);
}

/**
 * A reader wants to be notified of every new book by an author.
 *
 * @throws ApiError 400 for several authors, or 409 with every reason why they cannot wait.
 */
export async function waitForAuthor(
  { readers }: LoansContext,
  { id, readerId, author }: { id: string; readerId: string; author: string },
  commit: CommitOf<Tables, Wait>,
): Promise<Wait> {
  if (author.includes(';')) throw invalidField('author', 'several_authors');
  const { holdsBlocked: blocked, unverified, expired } = await readers.standing(readerId);
  return commit(async (tx) => {
    const { closed } = await lockReader(tx, readerId);
    if (closed) throw rejected([{ code: 'reader_closed' }]);
    requireNone(rejectAlert({ blocked, unverified, expired }));
    return byAlert(await addAlert(tx, { id, reader_id: readerId, author: author.trim() }));
  });
}

/** What a reader waits for, the longest first: not what is kept for them already. */
export async function waitsOf(db: Kysely<Tables>, readerId: string, limit: number): Promise<Wait[]> {
  const [holds, alerts] = await Promise.all([holdsOfReader(db, readerId, limit), alertsOf(db, readerId)]);
  const waiting = holds.filter(({ state }) => state === 'waiting');
  return [...waiting.map(byHold), ...alerts.map(byAlert)].toSorted(
    (one, other) => one.created_at.getTime() - other.created_at.getTime() || one.id.localeCompare(other.id),
  );
}

/** A reader waits no longer, for a book or an author. What is not theirs, or has ended, stays as it is. */
export async function stopWaiting(
  { now }: Pick<LoansContext, 'now'>,
  { id, readerId }: { id: string; readerId: string },
  commit: CommitOf<Tables, void>,
): Promise<void> {
  await commit(async (tx, outbox) => {
    await endAlert(tx, readerId, id);
    const hold = await lockHold(tx, id);
    if (hold?.reader_id !== readerId || isOver(hold.state)) return;
    await endHold(tx, outbox, hold, { how: 'cancelled', at: now() });
  });
}

export const byHold = ({ id, book_id, title, placed_at: created_at }: HoldRow): Wait => ({
  id,
  kind: 'book',
  book_id,
  title,
  created_at,
});

const byAlert = ({ id, author, created_at }: AlertRow): Wait => ({
  id,
  kind: 'author',
  author: author ?? '',
  created_at,
});
