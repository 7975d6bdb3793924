import type Provider from 'oidc-provider';
import { z } from 'zod';
import { apiError } from '#errors';
import type { SignInContext } from '../context.ts';
import { appNamed } from '../store/client-apps.ts';
import { answerDeviceCode, shownDeviceCode } from '../store/device-codes.ts';
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
  const { app, scope } = await shown(context, userCode);
  return { app_name: app.name, scopes: scopesFor(app.scopes, scope) };
}

/**
 * Answers a device for somebody, once. If they let it act, the app on it begins a session of its own.
 *
 * @throws ApiError 404 for a code that no device shows, 401 if their own sign-in has ended
 */
export async function answerDeviceRequest(
  context: SignInContext,
  server: { provider: Provider; issuer: string },
  userCode: string,
  { caller, allow }: PersonsAnswer,
) {
  const { db, now } = context;
  const hash = hashOfUserCode(readUserCode(userCode));
  const { app, scope } = await shown(context, userCode);
  const begun = allow
    ? await beginToAct(context, server, { app, asked: scope, caller, begunWithin: DEVICE_SECONDS })
    : undefined;
  const told =
    begun === undefined
      ? { error: 'access_denied', errorDescription: 'The person does not want it.' }
      : {
          accountId: caller.id,
          grantId: begun.id,
          scope: begun.scope,
          resource: server.issuer,
          authTime: caller.provedAt,
        };
  const answer = { user_code_hash: hash, session_id: begun?.id ?? null, told, now: now() };
  if (await answerDeviceCode(db, answer)) return { app_id: app.id };
  // Somebody else was first.
  if (begun) await endSessionsOf(context, { id: begun.id });
  throw apiError('wrong_device_code');
}

async function shown({ db, now }: SignInContext, userCode: string) {
  const code = await shownDeviceCode(db, hashOfUserCode(readUserCode(userCode)), now());
  const app = code && (await appNamed(db, code.client_app_id));
  if (!app) throw apiError('wrong_device_code');
  return { app, scope: asked.parse(code.payload).params.scope };
}
