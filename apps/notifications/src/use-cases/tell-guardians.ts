import { createHash } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { EventData } from '#events';
import type { Guardian } from '../clients/users.ts';
import { FOR_GUARDIANS } from '../domain/notice.ts';
import { writeToGuardian } from '../domain/write-email.ts';
import { queueGuardianDelivery } from '../store/deliveries.ts';
import { findRecipient, lockAndFindDeleted } from '../store/recipients.ts';
import type { Tables } from '../store/schema.ts';

type Told = { id: string; command: EventData['notifications.email'] };

/**
 * Queues a notice about a child's books or card to each guardian, in their language, once for each command: the first guardian's has its
 * id. What is about the account, such as another password, is for nobody else.
 *
 * @returns how many were queued
 */
export async function tellGuardians(
  tx: Transaction<Tables>,
  { id, command }: Told,
  guardians: readonly Guardian[],
  publicUrl: string,
): Promise<number> {
  const { user_id, type } = command;
  if (!FOR_GUARDIANS.includes(type)) return 0;
  const deleted = await lockAndFindDeleted(tx, [user_id, ...guardians.map((guardian) => guardian.id)]);
  const child = await findRecipient(tx, user_id);
  if (!child || deleted.has(user_id)) return 0;
  const told = guardians.filter((guardian) => !deleted.has(guardian.id));
  for (const [place, guardian] of told.entries()) {
    const number = place === 0 ? id : derivedId(id, guardian.id);
    const email = writeToGuardian(number, command, {
      child: child.full_name ?? '',
      language: guardian.language,
      publicUrl,
    });
    const queued = await queueGuardianDelivery(tx, { id: number, user_id, guardian_id: guardian.id, type, ...email });
    if (!queued && place === 0) return 0;
  }
  return told.length;
}

/** The same for the same command and guardian, whenever it is asked for. */
function derivedId(commandId: string, guardianId: string): string {
  const hash = createHash('sha256').update(`${commandId} ${guardianId}`).digest('hex');
  // As a UUID of version 8, which is its maker's own (RFC 9562, 5.8).
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
}
