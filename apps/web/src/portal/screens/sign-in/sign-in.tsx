import { Link, Redirect, useSearchParams } from 'wouter-preact';
import { backFrom } from '../../../house/back.ts';
import { useTexts } from '../../../house/language.ts';
import { ScreenBody } from '../../../house/screen.tsx';
import { useAccount } from '../../../house/session.ts';
import { SignInForm } from '../../../house/sign-in-form.tsx';
import { texts } from './texts.ts';

export function SignIn() {
  const t = useTexts(texts);
  const account = useAccount();
  const [asked] = useSearchParams();
  const back = backFrom(asked, '/');
  if (account) return <Redirect to={back} replace />;
  return (
    <ScreenBody title={t.title}>
      <SignInForm>
        <p>
          {t.new} <Link href={`/register?back=${encodeURIComponent(back)}`}>{t.register}</Link>
        </p>
        <p>{t.justJoined}</p>
        <p>
          {t.slip} <Link href="/first-sign-in">{t.first}</Link>
        </p>
      </SignInForm>
    </ScreenBody>
  );
}
