import type { Kysely, Transaction } from 'kysely';
import type { PasskeyQuestionTable, Tables } from './schema.ts';

export async function storeQuestion(db: Kysely<Tables>, question: PasskeyQuestionTable): Promise<void> {
  await db.insertInto('passkey_question').values(question).execute();
}

/** Ends a question: it is answered once. @returns whether it was asked for this purpose, by this sign-in, and not too long ago */
export async function takeQuestion(
  tx: Transaction<Tables>,
  { id, purpose, session_id }: Omit<PasskeyQuestionTable, 'expires_at'>,
  now: Date,
): Promise<boolean> {
  const taken = await tx
    .deleteFrom('passkey_question')
    .where('id', '=', id)
    .where('purpose', '=', purpose)
    .where('session_id', 'is not distinct from', session_id)
    .where('expires_at', '>', now)
    .returning('id')
    .executeTakeFirst();
  return taken !== undefined;
}
