import { Redirect, useSearchParams } from 'wouter-preact';
import { backFrom } from '../../../house/back.ts';
import { useTexts } from '../../../house/language.ts';
import { ScreenBody } from '../../../house/screen.tsx';
import { maySee } from '../../../house/screens.tsx';
import { useAccount } from '../../../house/session.ts';
import { SignInForm } from '../../../house/sign-in-form.tsx';
import { Message } from '../../../design/message.tsx';
import { texts } from './texts.ts';

export function SignIn() {
  const t = useTexts(texts);
  const account = useAccount();
  const [asked] = useSearchParams();
  if (maySee('staff', account)) return <Redirect to={backFrom(asked, '/desk')} replace />;
  return (
    <ScreenBody title={t.title}>
      {account && (
        <Message tone="soon">
          <p>{t.notStaff(account.full_name)}</p>
        </Message>
      )}
      <SignInForm />
    </ScreenBody>
  );
}
