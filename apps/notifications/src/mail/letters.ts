import { ApiError } from '#core/api-error.ts';
import type { Users } from '../clients/users.ts';
import { writeEmail, writeToOwner } from '../domain/write-email.ts';
import type { ClaimedDelivery } from '../store/deliveries.ts';
import { NotTaken } from './mailer.ts';

/** What is sent of a delivery, and where to. */
export type Letter = { address: string; subject: string; html: string };

/** @throws NotTaken for a delivery that cannot be sent, or not now */
export type LetterOf = (delivery: ClaimedDelivery) => Promise<Letter>;

/** The letter of a delivery whose text is stored. */
export const storedLetter: LetterOf = async ({ address, subject, html }) => {
  if (address === null || html === null) throw new NotTaken('refused', 'the notice has no address');
  return { address, subject, html };
};

/**
 * Writes the letters that have a link at the moment when they are sent: users makes its token, says where it goes, and
 * stores a hash. So the token is in no message and in no row (docs/decisions/0026).
 */
export const letterWriter =
  ({ users, publicUrl }: { users: Pick<Users, 'linkToken'>; publicUrl: string }): LetterOf =>
  async (delivery) => {
    const { id, command } = delivery;
    if (command?.link_id === undefined) return storedLetter(delivery);
    const link = await users.linkToken(command.link_id).catch((error: unknown) => {
      if (!(error instanceof ApiError)) throw error;
      throw new NotTaken('deferred', 'users did not make the link');
    });
    if (!link) throw new NotTaken('outdated', 'its link works no more');
    const { address, language, token } = link;
    if (token === undefined) return { address, ...writeToOwner(id, language, publicUrl) };
    return { address, ...writeEmail(id, command, language, publicUrl, token) };
  };
