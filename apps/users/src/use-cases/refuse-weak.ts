import { apiError, invalidField } from '#errors';
import { isFirstGuess } from '../credentials/first-guesses.ts';
import { SHORTEST_PASSWORD, weaknessOf, type Owner } from '../domain/password-rule.ts';

/** @param field where the request has the password. @throws ApiError 400 for one that is guessed easily. */
export function refuseWeak(field: string, password: string, owner: Owner): void {
  const weakness = weaknessOf(password, owner, isFirstGuess);
  if (weakness === undefined) return;
  if (weakness === 'too_short') throw invalidField(field, weakness, { at_least: SHORTEST_PASSWORD });
  throw apiError('password_easily_guessed', {}, { errors: [{ field, code: weakness }] });
}
