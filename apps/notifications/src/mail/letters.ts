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
 * stores a hash. So the token is in no message and in no row (docs/decisions/0026). The same for those that name somebody else,
 * a guardian or a child: their name is stored with nobody else's notices, and need not be looked for when they are deleted.
 */
export const letterWriter =
  ({ users, publicUrl }: { users: Pick<Users, 'linkToken' | 'contact'>; publicUrl: string }): LetterOf =>
  async (delivery) => {
    const { id, command } = delivery;
    if (delivery.guardian_id !== null) return letterToGuardian(users, delivery);
    if (command?.relative_id !== undefined) {
      const { address, language, relative } = await toldOfRelative(users, delivery.user_id, command.relative_id);
      return { address, ...writeEmail(id, command, language, publicUrl, { relative }) };
    }
    if (command?.link_id === undefined) return storedLetter(delivery);
    const link = await users.linkToken(command.link_id).catch(deferred('users did not make the link'));
    if (!link) throw new NotTaken('outdated', 'its link works no more');
    const { address, language, token } = link;
    if (token === undefined) return { address, ...writeToOwner(id, language, publicUrl) };
    return { address, ...writeEmail(id, command, language, publicUrl, { token }) };
  };

/**
 * Where a guardian is told of a child's books. An e-mail may have waited for days, so whether they are one still is asked when
 * it is sent.
 */
async function letterToGuardian(
  users: Pick<Users, 'contact'>,
  { user_id, guardian_id, subject, html }: ClaimedDelivery,
): Promise<Letter> {
  const child = await users.contact(user_id).catch(deferred('users did not say who the guardians are'));
  if (child?.deleted === false && child.guardians === undefined)
    throw new NotTaken('deferred', 'users names no guardians yet');
  const guardian = child?.deleted === false && child.guardians?.find(({ id }) => id === guardian_id);
  if (!guardian || html === null) throw new NotTaken('outdated', 'they are told of this child no more');
  return { address: guardian.email, subject, html };
}

/** Where somebody is told of their guardian or child, and of whom. Who is deleted has no name any more. */
async function toldOfRelative(users: Pick<Users, 'contact'>, userId: string, relativeId: string) {
  const [told, relative] = await Promise.all([users.contact(userId), users.contact(relativeId)]).catch(
    deferred('users did not say who they are'),
  );
  if (!told || told.deleted || told.email === undefined) throw new NotTaken('outdated', 'they have no address');
  return {
    address: told.email,
    language: told.language,
    relative: !relative || relative.deleted ? '' : relative.full_name,
  };
}

const deferred =
  (why: string) =>
  (error: unknown): never => {
    if (!(error instanceof ApiError)) throw error;
    throw new NotTaken('deferred', why);
  };
