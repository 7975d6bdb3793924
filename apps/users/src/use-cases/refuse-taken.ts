import { apiError } from '#errors';
import { isUniqueViolation } from '#postgres/database.ts';

/**
 * Writes an account by a link of an e-mail.
 *
 * @throws ApiError 403 if somebody else has its address by now: the link was of an address that was nobody's
 */
export async function endIfTaken<Result>(write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    if (isUniqueViolation(error, 'users_email')) throw apiError('link_not_valid');
    throw error;
  }
}

/**
 * Writes an account.
 *
 * @param cardField where the request names the card
 * @throws ApiError 409 if somebody else has its e-mail address, or its card.
 */
export async function refuseTaken<Result>(write: () => Promise<Result>, cardField = 'card_number'): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    if (isUniqueViolation(error, 'users_email'))
      throw apiError('email_taken', {}, { errors: [{ field: 'email', code: 'taken' }] });
    if (isUniqueViolation(error, 'users_by_card'))
      throw apiError('card_taken', {}, { errors: [{ field: cardField, code: 'taken' }] });
    throw error;
  }
}
