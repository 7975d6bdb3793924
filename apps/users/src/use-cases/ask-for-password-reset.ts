import { emailKey } from '#core/email-address.ts';
import type { NextTurn } from '#core/worker.ts';
import type { UsersContext } from '../context.ts';
import { keepResetRequest, takeResetRequest } from '../store/reset-requests.ts';
import { findUserByEmail } from '../store/users.ts';
import { sendLink } from './send-link.ts';

/** Notes that somebody wants another password. Whether the address is known shows only afterwards, in its mailbox. */
export async function askForPasswordReset(
  { db, now, resets }: Pick<UsersContext, 'db' | 'now' | 'resets'>,
  email: string,
): Promise<void> {
  await keepResetRequest(db, emailKey(email), now());
  resets.wake();
}

/** Sends the link of one request, if there is such an account. */
export async function sendResetLink({ commit, now }: Pick<UsersContext, 'commit' | 'now'>): Promise<NextTurn> {
  return commit(async (tx, outbox) => {
    const address = await takeResetRequest(tx);
    if (address === undefined) return 'wait';
    const user = await findUserByEmail(tx, address);
    if (user) await sendLink(tx, outbox, user, 'reset_password', now());
    return 'again';
  });
}
