import { randomBytes, randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Tables } from '../store/schema.ts';
import { beginSession as begin, type RenewableSession } from '../store/sessions.ts';

/** Begins a session as a sign-in does, now, and from a client of its own unless told otherwise. */
export const beginSession = (
  db: Kysely<Tables>,
  session: Omit<RenewableSession, 'id' | 'started_at' | 'proved_at'> & { id?: string },
  known: Buffer = randomBytes(32),
): Promise<boolean> =>
  db.transaction().execute((tx) =>
    begin(
      tx,
      { id: randomUUID(), started_at: new Date(), proved_at: new Date(), ...session },
      {
        known,
        browser: null,
        system: null,
        network: null,
      },
    ),
  );
