import type { components } from '#contracts/public.ts';
import { language } from './language.ts';
import { forgetCarried, forgetWhatWasSeen } from './offline.ts';
import { forgetOwn, stored } from './stored.ts';

export type Account = components['schemas']['Account'];
type PageSession = components['schemas']['PageSession'];

/** Who is signed in. The tokens themselves are cookies, which no script can read. */
type Session = {
  account: Account;
  /** Who acts, where the account is a child's. */
  guardian?: Account;
  /** When the sign-in wants to be renewed, in ms since 1970. */
  renewAt: number;
};

const LOCK = 'abonement.session';

/** Renewed this long before it would run out, for requests that are on their way. */
const AHEAD_MS = 30_000;

const isSession = (kept: unknown): kept is Session =>
  typeof kept === 'object' && kept !== null && 'account' in kept && 'renewAt' in kept;

const session = stored<Session | undefined>('abonement.session', (kept) => (isSession(kept) ? kept : undefined));

/** The account that is signed in, or nothing. */
export const useAccount = (): Account | undefined => session.use()?.account;

/** The guardian who acts for the account that is signed in, if one does. */
export const useGuardian = (): Account | undefined => session.use()?.guardian;

export function signedIn(given: PageSession): void {
  const before = session.get();
  const goesOn = before?.guardian !== undefined && before.account.id === given.account.id;
  keep(given, goesOn ? before.guardian : undefined);
  // The library has led a guardian back, who may not act for the child any more: nothing of the child stays on the screen.
  if (before?.guardian !== undefined && !goesOn) {
    forgetShown();
    location.replace('/me/children');
  }
}

/** From one account to another: what the device shows and keeps is of the one before. */
export function switchedTo(given: PageSession, guardian: Account | undefined): void {
  forgetShown();
  keep(given, guardian);
}

const keep = ({ account, expires_in: seconds }: PageSession, guardian: Account | undefined): void =>
  session.set({ account, ...(guardian && { guardian }), renewAt: Date.now() + seconds * 1000 - AHEAD_MS });

function forgetShown(): void {
  forgetOwn();
  forgetCarried();
  void forgetWhatWasSeen();
}

export function forgetSession(): void {
  if (!session.get()) return;
  session.set(undefined);
  forgetShown();
}

/** The account changed itself. */
export function accountIs(change: Partial<Account>): void {
  const now = session.get();
  if (now) session.set({ ...now, account: { ...now.account, ...change } });
}

/** Renews the sign-in if it is about to run out. Of several windows one renews it for all. */
export async function keepSignedIn(): Promise<void> {
  if (!isDue()) return;
  await inTurn(async () => {
    if (isDue()) await renew();
  });
}

/** Renews it at once: the library no longer knows the access token. @returns whether there is a sign-in again */
export const renewNow = (): Promise<boolean> => inTurn(renew);

/** One window after the other: each gets new tokens for all. */
export const inTurn = <Done>(act: () => Promise<Done>): Promise<Done> => navigator.locks.request(LOCK, act);

function isDue(): boolean {
  const now = session.get();
  return now !== undefined && Date.now() >= now.renewAt;
}

async function renew(): Promise<boolean> {
  const answer = await fetch('/api/v1/session/renewal', {
    method: 'POST',
    headers: { 'accept-language': language.get() },
  });
  if (answer.ok) signedIn((await answer.json()) as PageSession);
  // Any other answer leaves the sign-in as it is: the library may be away for a moment.
  else if (answer.status === 401) forgetSession();
  return answer.ok;
}
