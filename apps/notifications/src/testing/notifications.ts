import { unavailable } from '#core/api-error.ts';
import type { InvokeAnswer, InvokeRequest } from '#dapr/invoke.ts';
import { startTestService, type TestServiceOptions } from '#testing/service.ts';
import type { NotificationsEnv } from '../config.ts';
import type { NotificationsContext } from '../context.ts';
import { notifications } from '../service.ts';
import { migrations } from '../store/migrations/index.ts';
import type { Tables } from '../store/schema.ts';

/** The notifications service, in process, without a mail server. Users knows nobody, unless the test says otherwise. */
export const startNotifications = (
  options: Partial<TestServiceOptions<NotificationsEnv, Tables, NotificationsContext>> = {},
) =>
  startTestService(notifications, {
    migrations,
    env: {
      MAIL_FROM: 'library@library.example',
      MAIL_TLS: 'none',
      PUBLIC_URL: 'https://library.example',
      LAST_READER_DAYS: 3,
      HISTORY_DAYS: 365,
    },
    secrets: { 'smtp-host': '127.0.0.1', 'smtp-port': '1' },
    invoke: fakeUsers().answer,
    ...options,
  });

/** A fake users service: what it answers of whom, and of whom it was asked. */
export function fakeUsers() {
  const users = {
    contacts: new Map<string, object>(),
    asked: new Array<string>(),
    isAway: false,
    /** What happens while an answer is on its way. */
    meanwhile: async (_id: string): Promise<unknown> => undefined,
    answer: async ({ path }: InvokeRequest): Promise<InvokeAnswer> => {
      const id = path.replace('/internal/contacts/', '');
      users.asked.push(id);
      if (users.isAway) throw unavailable('the test says so');
      const contact = users.contacts.get(id);
      await users.meanwhile(id);
      return contact ? { status: 200, body: { id, ...contact } } : { status: 404, body: { code: 'user_not_found' } };
    },
  };
  return users;
}
