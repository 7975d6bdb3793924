import type { Transaction } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { emailKey } from '#core/email-address.ts';
import type { Outbox } from '#messaging/commit.ts';
import type { UsersContext } from '../context.ts';
import { linkWorksUntil, type Purpose } from '../domain/account-link.ts';
import { linkMail } from '../events/messages.ts';
import { addLink } from '../store/account-links.ts';
import type { Tables } from '../store/schema.ts';

type Former = { id: string; email: string; verified_at: Date | null };
type Change = { email: string; purpose: Extract<Purpose, 'restore_address' | 'tell_former_address'> };

/**
 * Tells the address that an account had of a change, so that its owner notices if it was not them. Who has changed it by
 * their sign-in may not have been the owner, so a link puts it back; whom the desk has seen there was. Each former address keeps
 * its link: who has stolen an account and changes the address twice ends none.
 */
export async function tellFormerAddress(
  { now, minute }: Pick<UsersContext, 'now' | 'minute'>,
  tx: Transaction<Tables>,
  outbox: Outbox,
  { id: user_id, email: address, verified_at }: Former,
  { email, purpose }: Change,
): Promise<void> {
  if (address === '' || verified_at === null || emailKey(address) === emailKey(email)) return;
  const link = { id: uuidv7(), user_id, purpose, address, works_until: linkWorksUntil(purpose, now()) };
  await addLink(tx, link);
  outbox.add(linkMail(link, minute()));
}
