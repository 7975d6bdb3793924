import contract from '#contracts/users.json' with { type: 'json' };
import { forgetOldMessages } from '#messaging/clean-up.ts';
import { defineService } from '#platform/service.ts';
import type { DatabasePlatform } from '#platform/platform.ts';
import { usersEnv, type UsersEnv } from './config.ts';
import { usersContext } from './context.ts';
import { onLoanEvents } from './events/on-loan-events.ts';
import { userOperations } from './http/operations.ts';
import type { Tables } from './store/schema.ts';
import { appointFirstAdmin } from './use-cases/appoint-first-admin.ts';

export const users = defineService({
  id: 'users',
  env: usersEnv,
  contract,
  context: async (platform: DatabasePlatform<UsersEnv, Tables>) => {
    const context = await usersContext(platform);
    await appointFirstAdmin(context, {
      email: await platform.secrets.find('first-admin-email'),
      password: await platform.secrets.find('first-admin-password'),
    });
    return context;
  },
  operations: userOperations,
  subscriptions: (context) => ({ 'loan.events': onLoanEvents(context) }),
  jobs: (context) => ({
    'clean-up': () => forgetOldMessages(context.db, { outbox: true, idempotency: true }),
  }),
});
