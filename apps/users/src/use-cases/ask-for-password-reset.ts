import type { Transaction } from 'kysely';
import { emailKey } from '#core/email-address.ts';
import type { NextTurn } from '#core/worker.ts';
import type { UsersContext } from '../context.ts';
import { keepResetRequest, takeResetRequest } from '../store/reset-requests.ts';
import { findApplicant, findUserByEmail } from '../store/users.ts';
import type { Tables } from '../store/schema.ts';
import { sendLink } from './send-link.ts';

/** Notes that somebody wants another password. Whether the address is known shows only afterwards, in its mailbox. */
export async function askForPasswordReset(
  { db, now, resets }: Pick<UsersContext, 'db' | 'now' | 'resets'>,
  email: string,
): Promise<void> {
  await keepResetRequest(db, emailKey(email), now());
  resets.wake();
}

/** Sends the link of one request, if there is such an account, or a registration that waits for its address to be confirmed. */
export async function sendResetLink({ commit, now }: Pick<UsersContext, 'commit' | 'now'>): Promise<NextTurn> {
  return commit(async (tx, outbox) => {
    const address = await takeResetRequest(tx);
    if (address === undefined) return 'wait';
    const whose = await whoHas(tx, address);
    if (whose) await sendLink(tx, outbox, whose, 'reset_password', now());
    return 'again';
  });
}

async function whoHas(tx: Transaction<Tables>, address: string): Promise<{ id: string; address: string } | undefined> {
  const user = await findUserByEmail(tx, address);
  return user ? { id: user.id, address: user.email } : findApplicant(tx, address);
}
