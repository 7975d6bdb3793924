import type { operations } from '#contracts/auth.ts';
import { instant, pagedBy, text, uuid } from '#http/cursor.ts';
import type { OperationHandlers } from '#http/operations.ts';
import type { AuthContext } from '../context.ts';
import { listSessions, type ListedSession } from '../store/session-list.ts';
import { outsideAccountsOf } from '../store/outside-accounts.ts';
import { passkeysOf } from '../store/passkeys.ts';
import { listPrograms } from '../store/programs.ts';
import { listApps } from '../store/client-apps.ts';
import { actForChild } from '../use-cases/act-for-child.ts';
import { askForPasskey, askToStepUp } from '../use-cases/ask-for-passkey.ts';
import { beginOutsideAccount, beginOutsideSignIn } from '../use-cases/ask-outside-provider.ts';
import { checkPassword } from '../use-cases/check-password.ts';
import { choosePassword } from '../use-cases/choose-password.ts';
import { endOwnSession } from '../use-cases/end-own-session.ts';
import { endSessionsOf } from '../use-cases/end-sessions.ts';
import { liftNetworkDelay, listDelayedNetworks } from '../use-cases/lift-network-delay.ts';
import { liftSignInDelay, showSignInDelay } from '../use-cases/lift-sign-in-delay.ts';
import { limitMails } from '../use-cases/limit-mails.ts';
import { login } from '../use-cases/login.ts';
import { giveAppSecret, removeApp, setApp } from '../use-cases/manage-apps.ts';
import { loginByOutsideAccount } from '../use-cases/login-by-outside-account.ts';
import { loginByPasskey } from '../use-cases/login-by-passkey.ts';
import { giveSecret, removeProgram, setProgram } from '../use-cases/manage-programs.ts';
import { addOutsideAccount, removeOutsideAccount } from '../use-cases/outside-accounts.ts';
import { addPasskey, beginPasskey, removePasskey, renamePasskey } from '../use-cases/passkeys.ts';
import { listKeys, replaceKey, revokeKey } from '../use-cases/rotate-keys.ts';
import { recordRefusals } from '../use-cases/record-refusals.ts';
import { refresh } from '../use-cases/refresh.ts';
import {
  confirmAuthenticator,
  removeOwnSecondFactor,
  removeSecondFactorOf,
  renewRecoveryCodes,
  setUpOwnAuthenticator,
  showSecondFactor,
} from '../use-cases/second-factor.ts';
import { setUpToSignIn, takeSecondStep } from '../use-cases/second-step.ts';
import { stepUp } from '../use-cases/step-up.ts';
import { tellUserInfo } from '../use-cases/tell-user-info.ts';
import { validate } from '../use-cases/validate.ts';
import { addressOf, clientOf, networkOf } from './client.ts';
import { presentDelayedNetwork } from './present-delayed-network.ts';
import { presentOutsideAccount } from './present-outside-account.ts';
import { presentPasskey } from './present-passkey.ts';
import { presentSession } from './present.ts';

const newestFirst = pagedBy(instant, uuid);
const lastFirst = pagedBy(instant, text);
const endOf = (row: ListedSession): [string, string] => [row.started_at_text, row.id];
import { presentApp } from './present-app.ts';
import { presentProgram } from './present-program.ts';
import { presentSigningKey } from './present-signing-key.ts';

export function authOperations(context: AuthContext): OperationHandlers<operations> {
  const { db, users, keys, oauth, outside, now } = context;
  const asOutsideAccount = presentOutsideAccount(outside.all);
  return {
    register: ({ body, write }) =>
      write.handOn(async (key) => ({ status: 201, body: await users.register(body, key) })),
    login: async ({ body, raw }) => ({
      status: 200,
      body: await login(context, body.email, body.password, clientOf(raw)),
    }),
    choosePassword: ({ body, raw, write }) =>
      write.handOn(async (key) => ({
        status: 201,
        body: await choosePassword(context, body, networkOf(raw), key),
      })),
    completeVerification: ({ body, write }) =>
      write.handOn(async (key) => ({ status: 200, body: await users.verifyEmail(body, key) })),
    requestPasswordReset: async ({ body, raw }) => {
      await limitMails(context, networkOf(raw));
      await users.askForPasswordReset(body.email);
      return { status: 202 };
    },
    completePasswordReset: ({ body, raw, write }) =>
      write.handOn(async (idempotencyKey) => {
        await users.resetPassword(body, { address: addressOf(raw), idempotencyKey });
        return { status: 204 };
      }),
    refresh: async ({ body, raw }) => ({
      status: 200,
      body: await refresh(context, body.refresh_token, networkOf(raw)),
    }),
    takeSecondStep: async ({ body, raw, record }) => ({
      status: 200,
      body: await takeSecondStep(context, body, clientOf(raw), (tx, answer) => record(tx, undefined, answer)),
    }),
    setUpToSignIn: async ({ body }) => ({ status: 200, body: await setUpToSignIn(context, body.challenge) }),
    showSecondFactor: async ({ caller }) => ({ status: 200, body: await showSecondFactor(context, caller) }),
    setUpAuthenticator: async ({ caller }) => ({
      status: 200,
      body: await setUpOwnAuthenticator(context, caller.id),
    }),
    confirmAuthenticator: async ({ body, caller, raw, record }) => {
      const proof = { userId: caller.id, code: body.code, network: networkOf(raw) };
      return { status: 200, body: { recovery_codes: await confirmAuthenticator(context, proof, record) } };
    },
    renewRecoveryCodes: async ({ caller, record }) => ({
      status: 200,
      body: { recovery_codes: await renewRecoveryCodes(context, caller.id, record) },
    }),
    removeSecondFactor: async ({ caller, record }) => {
      await removeOwnSecondFactor(context, caller, record);
      return { status: 204 };
    },
    removeSecondFactorOfUser: async ({ path, record }) => {
      await removeSecondFactorOf(context, path.user_id, record);
      return { status: 204 };
    },
    stepUp: async ({ body, raw }) => ({
      status: 200,
      body: await stepUp(context, body.refresh_token, body, networkOf(raw)),
    }),
    askForPasskey: async () => ({ status: 200, body: await askForPasskey(context) }),
    loginByPasskey: async ({ body, raw, record }) => ({
      status: 200,
      body: await loginByPasskey(context, body, clientOf(raw), (tx, answer) => record(tx, undefined, answer)),
    }),
    askToStepUp: async ({ caller }) => ({ status: 200, body: await askToStepUp(context, caller) }),
    listPasskeys: async ({ caller }) => ({
      status: 200,
      body: { items: (await passkeysOf(db, caller.id)).map(presentPasskey) },
    }),
    beginPasskey: async ({ caller }) => ({ status: 200, body: await beginPasskey(context, caller) }),
    addPasskey: async ({ body, caller, record }) => ({
      status: 201,
      body: presentPasskey(
        await addPasskey(context, caller, body, (tx, added) => record(tx, undefined, presentPasskey(added))),
      ),
    }),
    renamePasskey: async ({ body, path, caller, record }) => {
      const own = { id: path.passkey_id, user_id: caller.id };
      return { status: 200, body: presentPasskey(await renamePasskey(context, own, body.name, record)) };
    },
    removePasskey: async ({ path, caller, record }) => {
      await removePasskey(context, { id: path.passkey_id, user_id: caller.id }, record);
      return { status: 204 };
    },
    listOutsideProviders: async () => ({
      status: 200,
      body: { items: outside.all.map(({ id, title }) => ({ id, title })) },
    }),
    listOutsideAccounts: async ({ caller }) => ({
      status: 200,
      body: { items: (await outsideAccountsOf(db, caller.id)).map(asOutsideAccount) },
    }),
    beginOutsideAccount: async ({ body, caller }) => ({
      status: 200,
      body: await beginOutsideAccount(context, body.provider, caller),
    }),
    addOutsideAccount: async ({ body, caller, record }) => ({
      status: 201,
      body: asOutsideAccount(
        await addOutsideAccount(context, caller, body, (tx, added) => record(tx, undefined, asOutsideAccount(added))),
      ),
    }),
    removeOutsideAccount: async ({ path, caller, record }) => {
      await removeOutsideAccount(context, { id: path.outside_account_id, user_id: caller.id }, record);
      return { status: 204 };
    },
    beginOutsideSignIn: async ({ body }) => ({
      status: 200,
      body: await beginOutsideSignIn(context, body.provider),
    }),
    loginByOutsideAccount: async ({ body, raw, record }) => ({
      status: 200,
      body: await loginByOutsideAccount(context, body, clientOf(raw), (tx, answer) => record(tx, undefined, answer)),
    }),
    logout: async ({ caller, record }) => {
      await endSessionsOf(context, { id: caller.sessionId }, record);
      return { status: 204 };
    },
    listSessions: async ({ caller, query }) => {
      const { limit = 20 } = query;
      const after = newestFirst.after(query.cursor);
      const rows = await listSessions(db, caller.id, { now: now(), after, limit: limit + 1 });
      return { status: 200, body: newestFirst.page(rows, limit, endOf, presentSession(caller.sessionId, outside.all)) };
    },
    endSession: async ({ caller, path, record }) => {
      await endOwnSession(context, caller.id, path.session_id, record);
      return { status: 204 };
    },
    endOtherSessions: async ({ caller, record }) => {
      await endSessionsOf(context, { of: caller.id, except: caller.sessionId }, record);
      return { status: 204 };
    },
    actForChild: async ({ caller, path }) => ({ status: 200, body: await actForChild(context, caller, path.user_id) }),
    endSessionsOfUser: async ({ path, record }) => {
      await endSessionsOf(context, { of: path.user_id }, record);
      return { status: 204 };
    },
    readSignInDelay: async ({ path }) => ({ status: 200, body: await showSignInDelay(context, path.user_id) }),
    liftSignInDelay: async ({ path, record }) => {
      await liftSignInDelay(context, path.user_id, record);
      return { status: 204 };
    },
    listDelayedNetworks: async ({ query }) => {
      const { limit = 20 } = query;
      const rows = await listDelayedNetworks(context, { after: lastFirst.after(query.cursor), limit: limit + 1 });
      return {
        status: 200,
        body: lastFirst.page(rows, limit, (row) => [row.counted_at_text, row.id], presentDelayedNetwork),
      };
    },
    liftNetworkDelay: async ({ path, record }) => {
      await liftNetworkDelay(context, path.network_id, record);
      return { status: 204 };
    },
    validate: async ({ body }) => ({ status: 200, body: await validate(context, body.token) }),
    jwks: async () => ({ status: 200, body: { keys: keys.jwks() } }),
    listSigningKeys: async () => ({
      status: 200,
      body: { items: (await listKeys(context)).map(presentSigningKey) },
    }),
    replaceSigningKey: async ({ path }) => {
      await replaceKey(context, path.kid);
      return { status: 204 };
    },
    listPrograms: async () => ({ status: 200, body: { items: (await listPrograms(db)).map(presentProgram) } }),
    setProgram: async ({ path, body }) => ({
      status: 200,
      body: presentProgram(await setProgram(context, { id: path.program_id, ...body })),
    }),
    giveProgramSecret: async ({ path }) => ({
      status: 200,
      body: { client_id: path.program_id, client_secret: await giveSecret(context, path.program_id) },
    }),
    removeProgram: async ({ path }) => {
      await removeProgram(context, path.program_id);
      return { status: 204 };
    },
    listApps: async () => ({ status: 200, body: { items: (await listApps(db)).map(presentApp) } }),
    setApp: async ({ path, body }) => ({
      status: 200,
      body: presentApp(await setApp(context, { id: path.app_id, ...body })),
    }),
    giveAppSecret: async ({ path }) => ({
      status: 200,
      body: { client_id: path.app_id, client_secret: await giveAppSecret(context, path.app_id) },
    }),
    removeApp: async ({ path }) => {
      await removeApp(context, path.app_id);
      return { status: 204 };
    },
    readAuthorizationRequest: async ({ body }) => ({ status: 200, body: await oauth.readRequest(body.query) }),
    answerAuthorizationRequest: async ({ body, caller }) => ({
      status: 200,
      body: await oauth.answerRequest(body.query, { caller, allow: body.allow }),
    }),
    authorizeDevice: async ({ body }) => oauth.authorizeDevice(body),
    readDeviceRequest: async ({ body }) => ({ status: 200, body: await oauth.readDeviceRequest(body.user_code) }),
    answerDeviceRequest: async ({ body, caller }) => ({
      status: 200,
      body: await oauth.answerDeviceRequest(body.user_code, { caller, allow: body.allow }),
    }),
    tellUserInfo: async ({ caller }) => ({ status: 200, body: await tellUserInfo(context, caller) }),
    grantToken: async ({ body }) => oauth.grant(body),
    introspectToken: async ({ body }) => oauth.introspect(body),
    revokeToken: async ({ body }) => oauth.revoke(body),
    tellOAuthMetadata: async () => ({ status: 200, body: await oauth.metadata() }),
    checkPassword: async ({ body }) => {
      await checkPassword(context, { userId: body.user_id, password: body.password, machine: body.machine });
      return { status: 204 };
    },
    recordRefusals: async ({ body }) => {
      await recordRefusals(db, body.refusals);
      return { status: 204 };
    },
    revokeSigningKey: async ({ path }) => {
      await revokeKey(context, path.kid);
      return { status: 204 };
    },
  };
}
