import { apiError } from '#errors';
import { isUniqueViolation } from '#postgres/database.ts';

/** Writes an account. @throws ApiError 409 if somebody else has its e-mail address. */
export async function refuseTakenAddress<Result>(write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    if (isUniqueViolation(error, 'users_email'))
      throw apiError('email_taken', {}, { errors: [{ field: 'email', code: 'taken' }] });
    throw error;
  }
}
