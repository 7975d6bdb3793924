import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { InvokeAnswer, InvokeRequest } from '#dapr/invoke.ts';
import { startTestService, type TestService, type TestServiceOptions } from '#testing/service.ts';
import type { UsersEnv } from '../config.ts';
import type { UsersContext } from '../context.ts';
import { users } from '../service.ts';
import { migrations } from '../store/migrations/index.ts';
import type { Tables } from '../store/schema.ts';

/** The users service, in process. */
export const startUsers = (options: Partial<TestServiceOptions<UsersEnv, Tables, UsersContext>> = {}) =>
  startTestService(users, { migrations, env: { TIME_ZONE: 'Europe/Moscow', REGISTRATION_DAYS: 30 }, ...options });

export type User = { id: string; email: string; role: 'reader' };

/** Of every user that `register` registers. */
export const PASSWORD = 'ten letters or more';

const account = z.object({ id: z.string(), email: z.string() });

/** A reader who has registered and confirmed the address. */
export async function register(service: TestService<Tables, UsersContext>): Promise<User> {
  const user = await apply(service);
  await service.db
    .updateTable('users')
    .set({ email: user.email, pending_email: null, verified_at: new Date() })
    .where('id', '=', user.id)
    .execute();
  return user;
}

/** Registers a reader, as auth does. They have not confirmed their address yet. */
async function apply(service: TestService<Tables, UsersContext>): Promise<User> {
  const answer = await service.request('POST', '/internal/readers', {
    headers: { 'dapr-caller-app-id': 'auth' },
    body: {
      email: `${randomUUID()}@readers.example`,
      password: PASSWORD,
      full_name: 'Анна',
      language: 'ru',
    },
  });
  return { ...account.parse(answer.body), role: 'reader' };
}

export type Registry = Awaited<ReturnType<typeof registry>>;

/** The users service with a fake loans service that answers as the test says. */
export async function registry(options: { now?: () => Date } = {}) {
  const desk: { answer: (request: InvokeRequest) => InvokeAnswer } = {
    answer: () => ({ status: 204, body: undefined }),
  };
  const service = await startUsers({ ...options, invoke: (request) => desk.answer(request) });
  return { service, desk, aUser: () => register(service), anApplicant: () => apply(service) };
}
