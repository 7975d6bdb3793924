import type { Kysely } from 'kysely';
import { apiError } from '#errors';
import type { LocalDate } from '#core/library-day.ts';
import { cutScannerNoise } from '#core/scanned-code.ts';
import { isLost } from '../store/cards.ts';
import type { Tables } from '../store/schema.ts';
import { findUserByCard, type UserRow } from '../store/users.ts';

/** Whose card was scanned. @throws ApiError 404 if it is nobody's, or was reported lost */
export async function findCardHolder(db: Kysely<Tables>, scanned: string, today: LocalDate): Promise<UserRow> {
  const number = cutScannerNoise(scanned);
  const holder = await findUserByCard(db, number, today);
  if (holder) return holder;
  if (await isLost(db, number))
    throw apiError('card_lost', {}, { errors: [{ field: 'card_number', code: 'lost_card' }] });
  throw apiError('card_not_found', {}, { errors: [{ field: 'card_number', code: 'nobodys_card' }] });
}
