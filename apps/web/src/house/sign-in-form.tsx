import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../design/button.tsx';
import { Field } from '../design/field.tsx';
import { answered, api } from './api.ts';
import { useDeed } from './asking.ts';
import { askDevice, canUsePasskeys } from './device.ts';
import { defineTexts, useTexts } from './language.ts';
import { OutsideSignIn } from './outside-sign-in.tsx';
import { SecondStepForm, secondStepOf } from './second-step-form.tsx';
import { signedIn } from './session.ts';
import { fieldError, Trouble } from './trouble.tsx';

const texts = defineTexts({
  ru: {
    email: 'Электронная почта',
    password: 'Пароль',
    signIn: 'Войти',
    byPasskey: 'Войти с ключом доступа',
    forgot: 'Забыли пароль?',
  },
  en: {
    email: 'E-mail address',
    password: 'Password',
    signIn: 'Sign in',
    byPasskey: 'Sign in with a passkey',
    forgot: 'Forgot your password?',
  },
});

/** Signs in, for readers and staff alike. @param children what stands below the button */
export function SignInForm({ children }: { children?: ComponentChildren }) {
  const t = useTexts(texts);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useDeed(async (credentials: { email: string; password: string }) =>
    signedIn(await answered(api.POST('/session', { body: credentials }))),
  );
  const byPasskey = useDeed(async () => {
    const body = await askDevice(await answered(api.POST('/auth/login/passkey/options')));
    signedIn(await answered(api.POST('/session/passkey', { body })));
  });
  const step = secondStepOf(signIn.error);
  if (step) return <SecondStepForm step={step} onCancel={() => signIn.reset()} />;
  return (
    <form
      class="stack form"
      onSubmit={(event) => {
        event.preventDefault();
        byPasskey.reset();
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
        {canUsePasskeys() && (
          <Button
            busy={byPasskey.isPending}
            onPress={() => {
              signIn.reset();
              byPasskey.mutate(undefined);
            }}
          >
            {t.byPasskey}
          </Button>
        )}
      </div>
      {byPasskey.error && <Trouble error={byPasskey.error} />}
      <OutsideSignIn />
      <p>
        {/* For staff too, whose pages are another app. */}
        <a href="/forgot">{t.forgot}</a>
      </p>
      {children}
    </form>
  );
}
