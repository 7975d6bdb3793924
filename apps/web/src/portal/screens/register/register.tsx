import { useState } from 'preact/hooks';
import { Link, Redirect, useSearchParams } from 'wouter-preact';
import { Button, ButtonLink } from '../../../design/button.tsx';
import { Field } from '../../../design/field.tsx';
import { Message } from '../../../design/message.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import { AgreedTo } from '../../../house/documents/agreed-to.tsx';
import type { NamedVersion } from '../../../house/documents/documents.ts';
import { useForm } from '../../../house/form.tsx';
import { language, useTexts } from '../../../house/language.ts';
import { ScreenBody } from '../../../house/screen.tsx';
import { useAccount } from '../../../house/session.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { backFrom } from '../../../house/back.ts';
import { texts } from './texts.ts';

type Registration = { full_name: string; email: string; password: string };

/** What happens next is the same for an address that the library knows: only its mailbox hears the difference. */
export function Register() {
  const t = useTexts(texts);
  const account = useAccount();
  const [asked] = useSearchParams();
  const [agreed, agree] = useState<NamedVersion[]>([]);
  const register = useDeed(async (body: Registration & { agreed_to: NamedVersion[] }, key) => {
    await answered(
      api.POST('/auth/register', {
        body: { ...body, language: language.get() },
        params: { header: { 'Idempotency-Key': key } },
      }),
    );
  });
  const form = useForm<Registration>({ full_name: '', email: '', password: '' }, register);
  const back = backFrom(asked, '/');
  if (account) return <Redirect to={back} replace />;
  if (register.isSuccess)
    return (
      <ScreenBody title={t.title}>
        <Message tone="good">
          <p>{t.sent(form.values.email)}</p>
        </Message>
        <p>{t.spam}</p>
        <div class="row">
          <ButtonLink to="/sign-in">{t.signIn}</ButtonLink>
          <Button onPress={register.reset}>{t.again}</Button>
        </div>
      </ScreenBody>
    );

  const field = (name: keyof Registration) => ({ ...form.field(name), required: true });
  return (
    <ScreenBody title={t.title}>
      <form
        class="stack form"
        onSubmit={(event) => {
          event.preventDefault();
          register.mutate({ ...form.values, agreed_to: agreed });
        }}
      >
        {register.error && <Trouble error={register.error} />}
        <Field label={t.name} autoComplete="name" maxLength={200} {...field('full_name')} />
        <Field label={t.email} type="email" autoComplete="username" maxLength={254} {...field('email')} />
        <Field
          label={t.password}
          hint={t.passwordHint}
          type="password"
          autoComplete="new-password"
          minLength={10}
          maxLength={128}
          {...field('password')}
        />
        <AgreedTo legend={t.agree} agreed={agreed} onAgree={agree} />
        <div class="row">
          <Button kind="main" type="submit" busy={register.isPending}>
            {t.register}
          </Button>
        </div>
        <p>
          {t.known} <Link href={`/sign-in?back=${encodeURIComponent(back)}`}>{t.signIn}</Link>
        </p>
      </form>
    </ScreenBody>
  );
}
