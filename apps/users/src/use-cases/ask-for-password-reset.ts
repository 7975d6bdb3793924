import { uuidv7 } from 'uuidv7';
import { emailKey } from '#core/email-address.ts';
import type { Limit } from '#core/growing-delay.ts';
import type { NextTurn } from '#core/worker.ts';
import type { UsersContext } from '../context.ts';
import { linkWorksUntil } from '../domain/account-link.ts';
import { passwordReset } from '../events/messages.ts';
import { replaceLink } from '../store/account-links.ts';
import { countAskedMail } from '../store/asked-mails.ts';
import { keepResetRequest, takeResetRequest } from '../store/reset-requests.ts';
import { findUserByEmail } from '../store/users.ts';

const QUARTER_MS = 15 * 60_000;
/** Whoever asks above it has a link that is no more than a quarter of an hour old, so nobody is kept out. */
const LIMIT: Limit = { free: 3, forgetMs: QUARTER_MS, longestMs: QUARTER_MS };

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
    if (!user || !(await countAskedMail(tx, user.id, LIMIT, now()))) return 'again';
    const link = {
      id: uuidv7(),
      user_id: user.id,
      purpose: 'reset_password' as const,
      address: user.email,
      works_until: linkWorksUntil('reset_password', now()),
    };
    await replaceLink(tx, link);
    outbox.add(passwordReset(link));
    return 'again';
  });
}
