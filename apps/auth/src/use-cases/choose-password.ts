import { codeKey } from '#core/scanned-code.ts';
import type { Account, FirstPassword } from '../clients/users.ts';
import type { AuthContext } from '../context.ts';
import { countTries } from './count-tries.ts';

/**
 * A reader from the desk chooses the first password, by the code on their slip. Guesses at it are counted as those at a
 * password are.
 *
 * @param client the network that it is counted under
 * @throws ApiError 403 for a wrong card number or code, 409 for an address that is taken, 429 after too many tries.
 */
export const choosePassword = (
  context: AuthContext,
  chosen: FirstPassword,
  client: string,
  idempotencyKey: string | undefined,
): Promise<Account> =>
  // No e-mail address begins so.
  countTries(context, context.tryMarks({ account: `card ${codeKey(chosen.card_number)}`, client }), () =>
    context.users.setFirstPassword(chosen, idempotencyKey),
  );
