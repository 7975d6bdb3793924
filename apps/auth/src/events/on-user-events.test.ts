import { randomUUID } from 'node:crypto';
import { testParking } from '#testing/parking-suite.ts';
import { beginSession } from '../testing/begin-session.ts';
import { startAuth } from '../testing/auth.ts';

testParking({
  start: startAuth,
  topic: 'user.events',
  // The first event ends the first session, begun with the old password; the second event ends the one with another
  // role.
  aStory: async ({ db }) => {
    const user_id = randomUUID();
    await beginSession(db, { user_id, role: 'librarian', account_version: 1 });
    await beginSession(db, { user_id, role: 'reader', account_version: 2 });
    const profile = { user_id, email: 'a@readers.example', full_name: 'А', language: 'ru', role: 'librarian' } as const;
    const changed = { ...profile, event_type: 'user.changed' } as const;
    return {
      subject: user_id,
      events: [
        { type: 'user.changed', data: { ...changed, version: 2, credentials_changed: true } },
        { type: 'user.changed', data: { ...changed, version: 3 } },
      ],
    };
  },
  effects: {
    table: 'session',
    subject: 'user_id::text',
    number: 'case when ended_at is not null and not revocation_stored then account_version end',
  },
});
