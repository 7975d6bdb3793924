import type { Account as ProviderAccount } from 'oidc-provider';
import type { AppScope } from '#contracts/permissions.ts';
import { isRejection } from '#errors';
import type { Account } from '../clients/users.ts';
import type { SignInContext } from '../context.ts';
import { secondsLeft } from '../domain/session-lifetime.ts';
import { openAppSession } from '../store/app-sessions.ts';
import type { RenewableSession } from '../store/sessions.ts';
import { accountOf } from '../use-cases/refresh.ts';
import { scopesFor } from './begin-to-act.ts';

/** Somebody whom an app acts for, and what they have let it do. */
export type AppAccount = ProviderAccount & { account: Account; session: RenewableSession | undefined };

type Told = {
  grant: string | undefined;
  /** What the app may ask for now, which an admin may have narrowed since. */
  mayAsk: readonly AppScope[];
};

/** As they are now; undefined where the app has to ask them again. @throws ApiError 503 */
export async function appAccount(
  context: SignInContext,
  id: string,
  { grant, mayAsk }: Told,
): Promise<AppAccount | undefined> {
  if (grant === undefined) {
    const account = await context.users.account(id);
    return account && told(account, undefined, mayAsk);
  }
  const session = await openAppSession(context.db, grant);
  if (!session || secondsLeft(context.sessionLifetime, session.started_at, context.now()) <= 0) return undefined;
  try {
    return told(await accountOf(context, session), session, mayAsk);
  } catch (error) {
    if (isRejection(error)) return undefined;
    throw error;
  }
}

const told = (account: Account, session: RenewableSession | undefined, mayAsk: readonly AppScope[]): AppAccount => ({
  accountId: account.id,
  account,
  session,
  claims: async (_use, scope) => ({ sub: account.id, ...claimsOf(account, new Set(scopesFor(mayAsk, scope))) }),
});

/** What the scopes tell of somebody. */
export const claimsOf = ({ full_name, language, email }: Account, scopes: ReadonlySet<string>) => ({
  ...(scopes.has('profile') && { name: full_name, locale: language }),
  ...(scopes.has('email') && { email }),
});
