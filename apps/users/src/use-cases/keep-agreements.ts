import type { Transaction } from 'kysely';
import { invalidField } from '#errors';
import type { NamedVersion } from '../domain/agreements.ts';
import { findDocument, insertAgreement } from '../store/documents.ts';
import type { Tables } from '../store/schema.ts';

type Given = {
  agreedTo: readonly NamedVersion[];
  /** Who has seen that it was signed on paper. */
  recordedBy?: string;
  /** The guardian who has agreed for them. */
  agreedBy?: string | undefined;
  /** Where the request names what was agreed to. */
  field: string;
};

/**
 * Keeps what somebody has agreed to. An older version is kept as well as the newest one: it is what they have read.
 *
 * @throws ApiError 400 for a version that is not published
 */
export async function keepAgreements(
  tx: Transaction<Tables>,
  userId: string,
  { agreedTo, recordedBy, agreedBy, field }: Given,
): Promise<void> {
  for (const version of agreedTo) {
    if (!(await findDocument(tx, version))) throw invalidField(field, 'not_published');
    await insertAgreement(tx, userId, version, { recorded_by: recordedBy ?? null, agreed_by: agreedBy ?? null });
  }
}
