import type Provider from 'oidc-provider';
import { z } from 'zod';
import { apiError } from '#errors';
import type { SignInContext } from '../context.ts';
import { appNamed } from '../store/client-apps.ts';
import { answerDeviceCode, answeredDeviceCode, shownDeviceCode } from '../store/device-codes.ts';
import { endSessionsOf } from '../use-cases/end-sessions.ts';
import { hashOfUserCode } from './adapter.ts';
import type { PersonsAnswer } from './authorize.ts';
import { beginToAct, scopesFor } from './begin-to-act.ts';
import { DEVICE_SECONDS } from './provider.ts';

const asked = z.looseObject({ params: z.looseObject({ scope: z.string().default('') }) });

/** As people write what a device shows. */
const readUserCode = (written: string): string => written.toUpperCase().replaceAll(/[^A-Z]/g, '');

/** What the device asks that shows a code now. @throws ApiError 404 */
export async function readDeviceRequest(context: SignInContext, userCode: string) {
  const asks = await shown(context, userCode);
  if (!asks) throw apiError('wrong_device_code');
  const { app, scope } = asks;
  return { app_name: app.name, scopes: scopesFor(app.scopes, scope) };
}

/**
 * Answers a device for somebody, once: whoever gives the same answer again did not get ours. If they let it act, the app on it
 * begins a session of its own.
 *
 * @throws ApiError 404 for a code that no device shows, or that was answered by somebody else or otherwise; 401 if their own
 *   sign-in has ended
 */
export async function answerDeviceRequest(
  context: SignInContext,
  server: { provider: Provider; issuer: string },
  userCode: string,
  { caller, allow }: PersonsAnswer,
) {
  const { db, now } = context;
  const hash = hashOfUserCode(readUserCode(userCode));
  const answeredBefore = async () => {
    const code = await answeredDeviceCode(db, { user_code_hash: hash, user_id: caller.id, allow, now: now() });
    if (!code) throw apiError('wrong_device_code');
    return { app_id: code.client_app_id };
  };
  const asks = await shown(context, userCode);
  if (!asks) return answeredBefore();
  const { app, scope } = asks;
  const begun = allow
    ? await beginToAct(context, server, { app, asked: scope, caller, begunWithin: DEVICE_SECONDS })
    : undefined;
  const told =
    begun === undefined
      ? { accountId: caller.id, error: 'access_denied', errorDescription: 'The person does not want it.' }
      : {
          accountId: caller.id,
          grantId: begun.id,
          scope: begun.scope,
          resource: server.issuer,
          authTime: caller.provedAt,
        };
  const answer = { user_code_hash: hash, session_id: begun?.id ?? null, told, now: now() };
  if (await answerDeviceCode(db, answer)) return { app_id: app.id };
  // Another answer was first.
  if (begun) await endSessionsOf(context, { id: begun.id });
  return answeredBefore();
}

async function shown({ db, now }: SignInContext, userCode: string) {
  const code = await shownDeviceCode(db, hashOfUserCode(readUserCode(userCode)), now());
  const app = code && (await appNamed(db, code.client_app_id));
  return app && { app, scope: asked.parse(code.payload).params.scope };
}
