import { randomBytes, randomUUID } from 'node:crypto';
import { startSession, type RenewableSession } from '../store/sessions.ts';

/** Begins a session as a sign-in does, now, and from a client of its own unless told otherwise. */
export const beginSession = (
  db: Parameters<typeof startSession>[0],
  session: Omit<RenewableSession, 'id' | 'started_at' | 'proved_at'> & { id?: string },
  known: Buffer = randomBytes(32),
): Promise<boolean> =>
  startSession(
    db,
    { id: randomUUID(), started_at: new Date(), proved_at: new Date(), ...session },
    {
      known,
      browser: null,
      system: null,
      network: null,
    },
  );
