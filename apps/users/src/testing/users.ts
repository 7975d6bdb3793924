import { startTestService, type TestServiceOptions } from '#testing/service.ts';
import type { UsersEnv } from '../config.ts';
import type { UsersContext } from '../context.ts';
import { users } from '../service.ts';
import { migrations } from '../store/migrations/index.ts';
import type { Tables } from '../store/schema.ts';

/** The users service, in process. */
export const startUsers = (options: Partial<TestServiceOptions<UsersEnv, Tables, UsersContext>> = {}) =>
  startTestService(users, { migrations, env: { TIME_ZONE: 'Europe/Moscow' }, ...options });
