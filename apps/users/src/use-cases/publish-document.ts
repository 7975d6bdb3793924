import { apiError, invalidField } from '#errors';
import type { CommitOf } from '#messaging/commit.ts';
import type { UsersContext } from '../context.ts';
import { insertDocument, nextVersion, type DocumentRow, type NewDocument } from '../store/documents.ts';
import type { Tables } from '../store/schema.ts';

/**
 * Publishes the next version of what readers agree to. It is in everybody's profile from now on, until they have agreed.
 *
 * @throws ApiError 400 for a day that is past; 409 if it is not the next version: somebody else has published one
 */
export async function publishDocument(
  { profiles, today }: UsersContext,
  document: NewDocument,
  commit: CommitOf<Tables, DocumentRow>,
): Promise<DocumentRow> {
  const { kind, version, required_from } = document;
  if (required_from !== null && required_from < today()) throw invalidField('required_from', 'before_today');
  const published = await commit(async (tx) => {
    const added = version === (await nextVersion(tx, kind)) && (await insertDocument(tx, document));
    if (!added) throw apiError('not_the_next_version', { next: await nextVersion(tx, kind) });
    return added;
  });
  await profiles.dropAll();
  return published;
}
