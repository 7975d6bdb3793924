import { topics } from '#events';
import { enqueue } from '#outbox/outbox.ts';
import { isUniqueViolation } from '#service/database.ts';
import { Problem } from '#service/problem.ts';
import type { UsersContext } from '../context.ts';
import { hashPassword } from '../services/password.ts';
import { insertUser } from '../store/users.ts';

export type Registration = { email: string; password: string; full_name: string; language: 'ru' | 'en' };

/** @throws Problem 409 where the e-mail address is taken. */
export async function registerReader({ db, relay }: UsersContext, id: string, registration: Registration) {
  const { email, full_name, language } = registration;
  const account = { id, email, full_name: full_name.trim(), language, role: 'reader' as const };
  const password_hash = await hashPassword(registration.password);
  try {
    await db.transaction().execute(async (tx) => {
      const { inserted } = await insertUser(tx, { ...account, password_hash, patron_category: 'adult' });
      if (!inserted) return;
      const { id: user_id, ...profile } = account;
      await enqueue(tx, [
        {
          topic: topics['user.registered'],
          type: 'user.registered',
          subject: id,
          data: { event_type: 'user.registered', user_id, ...profile, version: 1 },
        },
      ]);
    });
  } catch (error) {
    if (isUniqueViolation(error, 'users_email'))
      throw new Problem(409, 'email_taken', {
        detail: 'Somebody is registered with this e-mail address.',
        errors: [{ field: 'email', message: 'is taken' }],
      });
    throw error;
  }
  relay.nudge();
  return account;
}
