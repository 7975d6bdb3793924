import { useState } from 'preact/hooks';
import { Link, Redirect, useSearchParams } from 'wouter-preact';
import { Button } from '../../../design/button.tsx';
import { Field } from '../../../design/field.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import { useTexts } from '../../../house/language.ts';
import { ScreenBody } from '../../../house/screen.tsx';
import { signedIn, useAccount } from '../../../house/session.ts';
import { fieldError, Trouble } from '../../../house/trouble.tsx';
import { backFrom } from '../../back.ts';
import { texts } from './texts.ts';

export default function SignIn() {
  const t = useTexts(texts);
  const account = useAccount();
  const [asked] = useSearchParams();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useDeed(async (credentials: { email: string; password: string }) =>
    signedIn(await answered(api.POST('/session', { body: credentials }))),
  );
  const back = backFrom(asked);
  if (account) return <Redirect to={back} replace />;
  return (
    <ScreenBody title={t.title}>
      <form
        class="stack form"
        onSubmit={(event) => {
          event.preventDefault();
          signIn.mutate({ email, password });
        }}
      >
        {signIn.error && <Trouble error={signIn.error} />}
        <Field
          label={t.email}
          name="email"
          type="email"
          autoComplete="username"
          required
          value={email}
          onInput={setEmail}
          error={fieldError(signIn.error, 'email')}
        />
        <Field
          label={t.password}
          name="password"
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onInput={setPassword}
          error={fieldError(signIn.error, 'password')}
        />
        <div class="row">
          <Button kind="main" type="submit" busy={signIn.isPending}>
            {t.signIn}
          </Button>
        </div>
        <p>
          {t.new} <Link href={`/register?back=${encodeURIComponent(back)}`}>{t.register}</Link>
        </p>
      </form>
    </ScreenBody>
  );
}
