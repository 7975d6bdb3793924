import { randomUUID } from 'node:crypto';
import { testParking } from '#testing/parking-suite.ts';
import { startNotifications } from '../testing/notifications.ts';

testParking({
  start: startNotifications,
  topic: 'user.events',
  aStory: async () => {
    const user_id = randomUUID();
    const profile = { user_id, email: 'a@readers.example', full_name: 'А', language: 'ru', role: 'reader' } as const;
    return {
      subject: user_id,
      events: [
        { type: 'user.registered', data: { ...profile, event_type: 'user.registered', version: 1 } },
        { type: 'user.changed', data: { ...profile, event_type: 'user.changed', version: 2 } },
        { type: 'user.changed', data: { ...profile, event_type: 'user.changed', version: 3 } },
      ],
    };
  },
  effects: { table: 'recipient', subject: 'user_id::text', number: 'version' },
});
