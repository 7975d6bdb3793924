import { Link, Redirect } from 'wouter-preact';
import { Button } from '../../../design/button.tsx';
import { Field } from '../../../design/field.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import { useForm } from '../../../house/form.tsx';
import { useTexts } from '../../../house/language.ts';
import { ScreenBody } from '../../../house/screen.tsx';
import { signedIn, useAccount } from '../../../house/session.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { texts } from './texts.ts';

type Choice = { card_number: string; code: string; email: string; password: string };

/** A reader who was registered at the desk chooses a password, by the code on the slip. */
export function FirstSignIn() {
  const t = useTexts(texts);
  const account = useAccount();
  const choose = useDeed(async (body: Choice, key) => {
    const { email } = await answered(
      api.POST('/auth/first-password', { body, params: { header: { 'Idempotency-Key': key } } }),
    );
    signedIn(await answered(api.POST('/session', { body: { email, password: body.password } })));
  });
  const form = useForm<Choice>({ card_number: '', code: '', email: '', password: '' }, choose);
  if (account) return <Redirect to="/me" replace />;

  const field = (name: keyof Choice) => ({ ...form.field(name), required: true });
  return (
    <ScreenBody title={t.title}>
      <form
        class="stack form"
        onSubmit={(event) => {
          event.preventDefault();
          choose.mutate(form.values);
        }}
      >
        <p class="quiet">{t.lead}</p>
        {choose.error && <Trouble error={choose.error} />}
        <Field
          label={t.card}
          autoComplete="off"
          autoCapitalize="characters"
          spellcheck={false}
          maxLength={32}
          {...field('card_number')}
        />
        <Field
          label={t.code}
          hint={t.codeHint}
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={40}
          {...field('code')}
        />
        <Field
          label={t.email}
          hint={t.emailHint}
          type="email"
          autoComplete="username"
          maxLength={254}
          {...field('email')}
        />
        <Field
          label={t.password}
          hint={t.passwordHint}
          type="password"
          autoComplete="new-password"
          minLength={10}
          maxLength={128}
          {...field('password')}
        />
        <div class="row">
          <Button kind="main" type="submit" busy={choose.isPending}>
            {t.open}
          </Button>
        </div>
        <p>
          {t.known} <Link href="/sign-in">{t.signIn}</Link>
        </p>
      </form>
    </ScreenBody>
  );
}
