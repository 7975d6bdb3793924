import { apiError } from '#errors';
import type { LocalDate } from '#core/library-day.ts';
import { cutScannerNoise } from '#core/scanned-code.ts';
import type { CommitOf } from '#messaging/commit.ts';
import { message } from '#messaging/outbox.ts';
import type { UsersContext } from '../context.ts';
import type { NamedVersion } from '../domain/agreements.ts';
import { firstLastDay } from '../domain/membership.ts';
import { membershipBegun } from '../events/messages.ts';
import { membershipTermsOf } from '../store/categories.ts';
import type { Tables } from '../store/schema.ts';
import { claimNumber } from '../store/cards.ts';
import { findUser, insertUser, type UserRow } from '../store/users.ts';
import { checkedAddress } from './checked-address.ts';
import { keepAgreements } from './keep-agreements.ts';
import { refuseTaken } from './refuse-taken.ts';
import { requirePrintedCard } from './require-printed-card.ts';
import { requireCategory } from './require-category.ts';

export type NewReader = {
  full_name: string;
  email?: string;
  language: 'ru' | 'en';
  patron_category: string;
  /** Of a card that is printed already. */
  card_number?: string;
  /** Left out: by the term of their category. */
  expires_on?: LocalDate;
  /** On paper. */
  agreed_to?: NamedVersion[];
};

/**
 * Registers a reader who has come to the desk, and may borrow at once. They have no password until they choose one. Loans charges
 * for their membership, if it costs anything.
 *
 * @throws ApiError 400 for an unknown category or document, or a number that no printed card has, 409 if the e-mail address or the card is taken.
 */
export async function registerReaderAtDesk(
  { today }: UsersContext,
  staffId: string,
  id: string,
  { full_name, email, language, patron_category, card_number, expires_on, agreed_to: agreedTo = [] }: NewReader,
  commit: CommitOf<Tables, UserRow>,
): Promise<UserRow> {
  const profile = {
    email: email === undefined ? '' : checkedAddress(email),
    full_name: full_name.trim(),
    language,
    role: 'reader' as const,
  };
  return refuseTaken(() =>
    commit(async (tx, outbox) => {
      await requireCategory(tx, patron_category);
      const card = card_number === undefined ? undefined : cutScannerNoise(card_number);
      if (card !== undefined) await requirePrintedCard(tx, card, 'card_number');
      if (card !== undefined && !(await claimNumber(tx, card)))
        throw apiError('card_taken', {}, { errors: [{ field: 'card_number', code: 'taken' }] });
      const { termMonths, feeMinor } = await membershipTermsOf(tx, patron_category);
      const lastDay = expires_on ?? firstLastDay(today(), termMonths);
      await insertUser(tx, {
        id,
        ...profile,
        password_hash: null,
        patron_category,
        verified_by: staffId,
        ...(card !== undefined && { card_number: card }),
        ...(lastDay !== undefined && { expires_on: lastDay }),
      });
      await keepAgreements(tx, id, { agreedTo, recordedBy: staffId, field: 'agreed_to' });
      outbox.add(message('user.registered', id, { user_id: id, ...profile, version: 1 }));
      outbox.add(...membershipBegun(id, feeMinor, staffId));
      const reader = await findUser(tx, id, today());
      if (!reader) throw new Error('a reader who was just registered is gone');
      return reader;
    }),
  );
}
