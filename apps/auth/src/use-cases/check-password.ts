import { apiError } from '#errors';
import { emailKey } from '#core/email-address.ts';
import type { AuthContext } from '../context.ts';
import { countTries } from './count-tries.ts';

type Stated = { userId: string; password: string; machine: string };

/**
 * Whether a password is that of an account, for a machine at which somebody stands. All tries at one machine count as those of
 * one network, though its address be another's.
 *
 * @throws ApiError 403 for a wrong one, or an account that is gone, 429 after too many.
 */
export async function checkPassword(context: AuthContext, { userId, password, machine }: Stated): Promise<void> {
  const { users, tryMarks } = context;
  const account = await users.account(userId);
  if (!account?.email) throw apiError('wrong_password');
  await countTries(context, tryMarks({ account: emailKey(account.email), client: `machine ${machine}` }), async () => {
    const checked = await users.check(account.email, password);
    if (checked.id !== userId) throw apiError('wrong_password', {}, { about: userId });
  });
}
