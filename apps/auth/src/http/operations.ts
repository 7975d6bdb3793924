import type { Request } from 'express';
import type { operations } from '#contracts/auth.ts';
import { clientNetwork } from '#core/client-network.ts';
import type { OperationHandlers } from '#http/operations.ts';
import type { AuthContext } from '../context.ts';
import { choosePassword } from '../use-cases/choose-password.ts';
import { endSessionsOf } from '../use-cases/end-sessions.ts';
import { login } from '../use-cases/login.ts';
import { refresh } from '../use-cases/refresh.ts';
import { validate } from '../use-cases/validate.ts';

export function authOperations(context: AuthContext): OperationHandlers<operations> {
  const { users, keys } = context;
  // Only the gateway sets this header; sidecars append to x-forwarded-for.
  const networkOf = (raw: Request) => clientNetwork(raw.get('x-client-address'));
  return {
    register: ({ body: { email, password, full_name, language }, write }) =>
      write.handOn(async (key) => ({
        status: 201,
        body: await users.register({ email, password, full_name, language }, key),
      })),
    login: async ({ body, raw }) => ({
      status: 200,
      body: await login(context, body.email, body.password, networkOf(raw)),
    }),
    choosePassword: ({ body, raw, write }) =>
      write.handOn(async (key) => ({
        status: 201,
        body: await choosePassword(context, body, networkOf(raw), key),
      })),
    refresh: async ({ body }) => ({ status: 200, body: await refresh(context, body.refresh_token) }),
    logout: async ({ caller }) => {
      await endSessionsOf(context, { id: caller.sessionId });
      return { status: 204 };
    },
    validate: async ({ body }) => ({ status: 200, body: await validate(context, body.token) }),
    jwks: async () => ({ status: 200, body: { keys: keys.jwks } }),
  };
}
