import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import { apiError } from '#errors';
import type { Caller } from '#core/caller.ts';
import type { AuthContext } from '../context.ts';
import { signInChanged } from '../events/messages.ts';
import { challengeIn, checkMade, type MadePasskey } from '../passkeys/check.ts';
import { offerOf } from '../passkeys/options.ts';
import { takeQuestion } from '../store/passkey-questions.ts';
import {
  forgetPasskey,
  passkeyByCredential,
  passkeysOf,
  renameStored,
  storePasskey,
  type Passkey,
} from '../store/passkeys.ts';
import type { Tables } from '../store/schema.ts';
import { lockSession } from '../store/sessions.ts';
import { newQuestion } from './ask-for-passkey.ts';
import { hashOfToken } from './grant-tokens.ts';

/** Keeps in the trail what is done, together with it. */
type Record = (tx: Transaction<Tables>) => Promise<void>;

const AT_MOST = 20;

/** What a browser makes a passkey with. @throws ApiError 401 for an account that is gone, 409 for whoever has as many as possible */
export async function beginPasskey(context: AuthContext, { id, sessionId }: Caller) {
  const account = await context.users.account(id);
  if (!account) throw apiError('unauthenticated');
  const known = await passkeysOf(context.db, id);
  requireRoom(known);
  return offerOf(await newQuestion(context, { purpose: 'add', session_id: sessionId }), account, known);
}

/**
 * Keeps a passkey that a browser has made. Whoever repeats that is told the same.
 *
 * @throws ApiError 403 for one that was not asked for, or too long ago, 409 for whoever has as many as possible
 */
export async function addPasskey(
  context: AuthContext,
  { id: user_id, sessionId }: Caller,
  { name, credential }: { name: string; credential: MadePasskey },
  record: (tx: Transaction<Tables>, added: Passkey) => Promise<void>,
): Promise<Passkey> {
  const { commit, minute, now, relyingParty: party } = context;
  const credential_id = Buffer.from(credential.id, 'base64url');
  return commit(async (tx, outbox) => {
    const known = await passkeyByCredential(tx, credential_id);
    if (known?.user_id === user_id) {
      await record(tx, known);
      return known;
    }
    const challenge = challengeIn(credential);
    if (challenge === undefined) throw apiError('wrong_passkey');
    if (!(await takeQuestion(tx, { id: hashOfToken(challenge), purpose: 'add', session_id: sessionId }, now())))
      throw apiError('passkey_too_late');
    const made = await checkMade({ party, challenge }, credential);
    if (!made) throw apiError('wrong_passkey');
    // With the account its sign-ins end, and nothing is added to it any more.
    if (!(await lockSession(tx, { id: sessionId, user_id }))) throw apiError('unauthenticated');
    requireRoom(await passkeysOf(tx, user_id));
    const added = { id: randomUUID(), user_id, credential_id, ...made, name, created_at: now(), last_used_at: null };
    if (!(await storePasskey(tx, added))) throw apiError('wrong_passkey');
    await record(tx, added);
    outbox.add(signInChanged(user_id, minute(), 'passkey_added'));
    return added;
  });
}

function requireRoom(known: readonly Passkey[]): void {
  if (known.length >= AT_MOST) throw apiError('too_many_passkeys', { at_most: AT_MOST });
}

type Own = { id: string; user_id: string };

/** @throws ApiError 404 for one that somebody does not have */
export const renamePasskey = ({ db }: AuthContext, own: Own, name: string, record: Record): Promise<Passkey> =>
  db.transaction().execute(async (tx) => {
    const renamed = await renameStored(tx, own, name);
    if (!renamed) throw apiError('passkey_not_found');
    await record(tx);
    return renamed;
  });

/** @throws ApiError 404 for one that somebody does not have */
export const removePasskey = ({ commit, minute }: AuthContext, own: Own, record: Record): Promise<void> =>
  commit(async (tx, outbox) => {
    if (!(await forgetPasskey(tx, own))) throw apiError('passkey_not_found');
    await record(tx);
    outbox.add(signInChanged(own.user_id, minute(), 'passkey_removed'));
  });
