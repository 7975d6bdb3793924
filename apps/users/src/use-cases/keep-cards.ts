import { apiError, invalidField } from '#errors';
import { may, type Caller } from '#core/caller.ts';
import { codeKey, cutScannerNoise } from '#core/scanned-code.ts';
import type { CommitOf } from '#messaging/commit.ts';
import type { Transaction } from 'kysely';
import type { UsersContext } from '../context.ts';
import { refusalOfChange } from '../domain/change-refusal.ts';
import {
  claimNumber,
  countLostSince,
  countWorkingCards,
  findCardOf,
  insertCard,
  insertLostCard,
  markLost,
  nextNumber,
} from '../store/cards.ts';
import type { Tables } from '../store/schema.ts';
import { findUser, lockUser, type UserRow } from '../store/users.ts';
import { refuseTaken } from './refuse-taken.ts';
import { requirePrintedCard } from './require-printed-card.ts';
import { saveChange } from './save-change.ts';

/** More than anybody carries, with the one that the account names. */
const MOST_CARDS = 10;

/** More than anybody loses; so that nobody has number after number given out to themselves. */
const MOST_LOST = { cards: 5, days: 30 };
const DAY_MS = 86_400_000;

type Keeping = Pick<UsersContext, 'today' | 'now' | 'profiles'>;

/**
 * The desk gives somebody one more card, which works beside those that they have.
 *
 * @throws ApiError 403 for staff, unless whoever appoints them does it; 404; 409 if it is somebody's, or they have too many
 */
export async function addCard(
  { today, now }: Keeping,
  caller: Caller,
  userId: string,
  given: { card_number: string },
  commit: CommitOf<Tables, UserRow>,
): Promise<UserRow> {
  const number = cutScannerNoise(given.card_number);
  return commit(async (tx) => {
    const user = await lockUser(tx, userId);
    if (!user) throw apiError('user_not_found');
    const refusal = refusalOfChange(caller, user, {});
    if (refusal) throw apiError(refusal);
    if ((await countWorkingCards(tx, userId)) >= MOST_CARDS - 1)
      throw apiError('too_many_cards', { limit: MOST_CARDS });
    await claim(tx, number, 'card_number');
    await insertCard(tx, { number, user_id: userId, recorded_at: now(), recorded_by: caller.id, lost_at: null });
    return shown(tx, userId, today());
  });
}

/**
 * A card that is lost works no more, and whoever scans it is told so. In place of the one that the account names, its holder has
 * another at once: the one that the desk gives them, or the next number, which they can show on their telephone.
 *
 * @throws ApiError 400 for a reader who names the other card themselves; 403; 404 for a card that is not theirs; 409 if the other one is taken, or they
 * have reported too many themselves
 */
export async function reportCardLost(
  { today, now, profiles }: Keeping,
  caller: Caller,
  userId: string,
  report: { card_number: string; replacement?: string },
  commit: CommitOf<Tables, UserRow>,
): Promise<UserRow> {
  const number = cutScannerNoise(report.card_number);
  const replacement = report.replacement === undefined ? undefined : cutScannerNoise(report.replacement);
  const isDesk = may(caller, 'readers.write');
  if (replacement !== undefined && !isDesk) throw invalidField('replacement', 'given_at_desk');
  const user = await refuseTaken(
    () =>
      commit(async (tx, outbox) => {
        const holder = await lockUser(tx, userId);
        if (!holder) throw apiError('user_not_found');
        const refusal = caller.id === userId ? undefined : refusalOfChange(caller, holder, {});
        if (refusal) throw apiError(refusal);
        if (codeKey(holder.card_number) === codeKey(number)) {
          if (!isDesk) await refuseMany(tx, userId, now());
          if (replacement !== undefined) await claim(tx, replacement, 'replacement');
          const other = replacement ?? (await nextNumber(tx));
          const lost = { number: holder.card_number, user_id: userId, recorded_by: caller.actor ?? caller.id };
          await insertLostCard(tx, { ...lost, recorded_at: now(), lost_at: now() });
          return saveChange({ today }, tx, outbox, userId, { card_number: other });
        }
        const card = await findCardOf(tx, userId, number);
        if (!card) throw apiError('card_not_found', {}, { errors: [{ field: 'card_number', code: 'nobodys_card' }] });
        await markLost(tx, card.number, now());
        return shown(tx, userId, today());
      }),
    'replacement',
  );
  await profiles.drop(userId);
  return user;
}

/** @throws ApiError 409 */
async function refuseMany(tx: Transaction<Tables>, userId: string, now: Date): Promise<void> {
  const since = new Date(now.getTime() - MOST_LOST.days * DAY_MS);
  if ((await countLostSince(tx, userId, since)) >= MOST_LOST.cards)
    throw apiError('too_many_lost_cards', { limit: MOST_LOST.cards });
}

/** @throws ApiError 400, 409 */
async function claim(tx: Transaction<Tables>, number: string, field: string): Promise<void> {
  await requirePrintedCard(tx, number, field);
  if (!(await claimNumber(tx, number))) throw apiError('card_taken', {}, { errors: [{ field, code: 'taken' }] });
}

async function shown(tx: Transaction<Tables>, userId: string, today: string): Promise<UserRow> {
  const user = await findUser(tx, userId, today);
  if (!user) throw new Error('a user who is locked is gone');
  return user;
}
