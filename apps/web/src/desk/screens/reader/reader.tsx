import { useParams } from 'wouter-preact';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api, Refusal } from '../../../house/api.ts';
import { useAnswer } from '../../../house/asking.ts';
import { useTexts } from '../../../house/language.ts';
import { ScreenBody } from '../../../house/screen.tsx';
import { maySee } from '../../../house/screens.tsx';
import { useAccount } from '../../../house/session.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { PersonalData } from '../../../house/personal-data.tsx';
import { Agreements } from './agreements.tsx';
import { Blocks } from './blocks.tsx';
import { Cards } from './cards.tsx';
import { Family } from './family.tsx';
import { EraseReader } from './erase-reader.tsx';
import { MergedAway, MergeReader } from './merge-reader.tsx';
import { Notes } from './notes.tsx';
import { ReaderData } from './reader-data.tsx';
import { ReaderCharges } from './reader-charges.tsx';
import { ReaderHolds } from './reader-holds.tsx';
import { ReaderLoans } from './reader-loans.tsx';
import { RemoveSecondFactor } from './remove-second-factor.tsx';
import { RenewMembership } from './renew-membership.tsx';
import { ServeReader } from './serve-reader.tsx';
import { SignInDelay } from './sign-in-delay.tsx';
import { SignInCode } from './sign-in-code.tsx';
import { SignOutEverywhere } from './sign-out-everywhere.tsx';
import { texts } from './texts.ts';
import { Verification } from './verification.tsx';

/** One reader: how they stand, what they have, what they owe. */
export function ReaderScreen() {
  const t = useTexts(texts);
  const { id = '' } = useParams();
  const reader = useAnswer(['desk', 'reader', id], () =>
    answered(api.GET('/users/{user_id}', { params: { path: { user_id: id } } })),
  );
  const account = useAccount();
  const user = reader.data;
  // What is held on staff is for whoever appoints them, and for themselves.
  const isTheirs = user?.role === 'reader' || user?.id === account?.id || maySee('staff.appoint', account);
  const mayChange = user?.role === 'reader' || maySee('staff.appoint', account);
  const isUnknown = reader.error instanceof Refusal && reader.error.problem.status < 500;
  const into = mergedInto(reader.error);
  return (
    <ScreenBody title={user?.full_name ?? t.reader}>
      {reader.isPending && <Waiting label={t.loading} />}
      {into !== undefined && <MergedAway id={id} into={into} />}
      {reader.error && into === undefined && (
        <Trouble error={reader.error} {...(!isUnknown && { onAgain: () => void reader.refetch() })} />
      )}
      {user && (
        <>
          <ServeReader reader={user} />
          <ReaderData user={user} />
          {mayChange && account?.id !== user.id && <RenewMembership user={user} />}
          <Cards user={user} mayChange={mayChange} />
          {user.verified === false && <Verification user={user} />}
          {user.has_password === false && <SignInCode user={user} />}
          <Family user={user} isOwn={account?.id === user.id} />
          <Agreements user={user} />
          {mayChange && <Blocks user={user} />}
          {mayChange && <Notes user={user} />}
          <ReaderLoans readerId={user.id} />
          {maySee('holds.read', account) && (
            <ReaderHolds readerId={user.id} mayPlace={maySee('holds.write', account)} />
          )}
          <ReaderCharges readerId={user.id} />
          {maySee('readers.export', account) && isTheirs && (
            <section class="stack stack-tight">
              <PersonalData userId={user.id}>{t.personalData}</PersonalData>
            </section>
          )}
          {maySee('sign_in_delays.lift', account) && <SignInDelay user={user} />}
          {maySee('second_factors.remove_any', account) && account?.id !== user.id && (
            <RemoveSecondFactor user={user} />
          )}
          {maySee('sessions.end_any', account) && account?.id !== user.id && <SignOutEverywhere user={user} />}
          {maySee('readers.merge', account) && mayChange && account?.id !== user.id && (
            <MergeReader key={user.id} user={user} />
          )}
          {maySee('readers.erase', account) && isTheirs && account?.id !== user.id && <EraseReader user={user} />}
        </>
      )}
    </ScreenBody>
  );
}

/** Into which account one was merged, if that is why it is not there. */
function mergedInto(error: Error | null): string | undefined {
  const { code, facts } = error instanceof Refusal ? error.problem : {};
  const into = code === 'user_merged' ? facts?.['into'] : undefined;
  return typeof into === 'string' ? into : undefined;
}
