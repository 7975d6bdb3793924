import type { Transaction } from 'kysely';
import { apiError } from '#errors';
import type { UsersContext } from '../context.ts';
import { hashOfLinkToken, newLinkToken } from '../credentials/link-token.ts';
import { isAskedFor } from '../domain/account-link.ts';
import { addToken, lockLink, noteCounted } from '../store/account-links.ts';
import { countMailTo } from '../store/mailed-addresses.ts';
import type { Tables } from '../store/schema.ts';
import { findUserByEmail } from '../store/users.ts';
import { MAILS } from './send-link.ts';

type Link = NonNullable<Awaited<ReturnType<typeof lockLink>>>;

/**
 * A token for an e-mail that is about to be sent, which is told this once. An e-mail that had to be sent again has another
 * one; the first that is used ends all. If the address that is to be confirmed is somebody else's by now, there is none, and
 * the e-mail tells them. That is looked for here, long after whoever asked for the link has been answered.
 *
 * @throws ApiError 403 for a link that works no more, and where its address has had many just now
 */
export async function addLinkToken({ db, now }: Pick<UsersContext, 'db' | 'now'>, linkId: string) {
  return db.transaction().execute(async (tx) => {
    const link = await lockLink(tx, linkId, now());
    if (!link || !(await mayBeSent(tx, link, now()))) throw apiError('link_not_valid');
    const { id, user_id, purpose, address, language } = link;
    const owner = purpose === 'verify_email' ? await findUserByEmail(tx, address) : undefined;
    if (owner && owner.id !== user_id) return { address: owner.email, language: owner.language };
    const token = newLinkToken();
    await addToken(tx, id, hashOfLinkToken(token));
    return { address, language, token };
  });
}

/** Anybody may ask for e-mails to an address under ever new accounts. The same link that is sent again counts once. */
async function mayBeSent(tx: Transaction<Tables>, link: Link, now: Date): Promise<boolean> {
  if (link.counted_at !== null || !isAskedFor(link.purpose)) return true;
  if (!(await countMailTo(tx, link, MAILS, now))) return false;
  await noteCounted(tx, link.id, now);
  return true;
}
