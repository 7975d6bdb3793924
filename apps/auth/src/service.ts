import contract from '#contracts/auth.json' with { type: 'json' };
import { defineService } from '#platform/service.ts';
import { authEnv } from './config.ts';
import { authContext } from './context.ts';
import { onUserEvents } from './events/on-user-events.ts';
import { authOperations } from './http/operations.ts';
import { holds } from './store/personal-data.ts';
import { retention } from './store/retention.ts';
import { storeLostRevocations } from './use-cases/end-sessions.ts';
import { rotateWhatIsDue } from './use-cases/rotate-keys.ts';

export const auth = defineService({
  id: 'auth',
  env: authEnv,
  contract,
  context: authContext,
  operations: authOperations,
  subscriptions: (context) => ({ 'user.events': onUserEvents(context) }),
  jobs: (context) => ({
    'rotate-keys': ({ db }) => rotateWhatIsDue({ ...context, db }, context.signingKeyDays),
    'store-revocations': ({ db }) => storeLostRevocations({ ...context, db }),
  }),
  retention,
  holds,
  tokenCheck: ({ tokenCheck }) => tokenCheck,
});
