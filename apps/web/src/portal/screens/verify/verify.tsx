import { ButtonLink } from '../../../design/button.tsx';
import { Field } from '../../../design/field.tsx';
import { Message } from '../../../design/message.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import { Form, useForm } from '../../../house/form.tsx';
import { useTexts } from '../../../house/language.ts';
import { linkToken } from '../../../house/link-token.ts';
import { ScreenBody } from '../../../house/screen.tsx';
import { accountIs, signedIn, useAccount } from '../../../house/session.ts';
import { texts } from './texts.ts';

type Proof = { password: string };

/** The link of the e-mail to an address that somebody has given. Opening it changes nothing: mail filters open links too. */
export function Verify() {
  const t = useTexts(texts);
  const account = useAccount();
  const token = linkToken();
  const confirm = useDeed(
    async (proof: Proof, key) => {
      const params = { header: { 'Idempotency-Key': key } };
      const body = { token, ...proof };
      const confirmed = await answered(api.POST('/auth/email-verifications/complete', { body, params }));
      if (account?.id === confirmed.id) accountIs(confirmed);
      // The address is confirmed. Who needs a second step takes it on the page for signing in.
      else if (!account) await signIn(confirmed.email, proof.password).catch(() => undefined);
    },
    [['me']],
  );
  const form = useForm<Proof>({ password: '' }, confirm);
  if (confirm.isSuccess)
    return (
      <ScreenBody title={t.title}>
        <Message tone="good">
          <p>{t.done}</p>
        </Message>
        <div>
          <ButtonLink to={account ? '/search' : '/sign-in'} kind="main">
            {account ? t.search : t.signIn}
          </ButtonLink>
        </div>
      </ScreenBody>
    );
  if (token === '')
    return (
      <ScreenBody title={t.title}>
        <Message tone="soon">
          <p>{t.incomplete}</p>
        </Message>
        <div>
          <ButtonLink to="/sign-in">{t.signIn}</ButtonLink>
        </div>
      </ScreenBody>
    );
  return (
    <ScreenBody title={t.title}>
      <Form form={form} deed={confirm} submit={t.confirm} onSubmit={() => confirm.mutate(form.values)}>
        <p>{t.lead}</p>
        <Field
          label={t.password}
          hint={t.passwordHint}
          type="password"
          autoComplete="current-password"
          required
          maxLength={128}
          {...form.field('password')}
        />
      </Form>
      {confirm.error && (
        <div class="stack">
          <p>{t.otherwise}</p>
          <div class="row">
            <ButtonLink to="/forgot">{t.choose}</ButtonLink>
            <ButtonLink to="/sign-in">{t.signIn}</ButtonLink>
          </div>
        </div>
      )}
    </ScreenBody>
  );
}

const signIn = async (email: string, password: string) =>
  signedIn(await answered(api.POST('/session', { body: { email, password } })));
