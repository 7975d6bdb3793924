import { apiError } from '#errors';
import type { UsersContext } from '../context.ts';
import { hashOfLinkToken, newLinkToken } from '../credentials/link-token.ts';
import { addToken, findLink } from '../store/account-links.ts';

/**
 * A token for an e-mail that is about to be sent, which is told this once. An e-mail that had to be sent again has another
 * one; the first that is used ends all.
 *
 * @throws ApiError 403 for a link that works no more
 */
export async function addLinkToken({ db, now }: Pick<UsersContext, 'db' | 'now'>, linkId: string) {
  const link = await findLink(db, linkId, now());
  if (!link) throw apiError('link_not_valid');
  const token = newLinkToken();
  await addToken(db, link.id, hashOfLinkToken(token));
  return { address: link.address, language: link.language, token };
}
