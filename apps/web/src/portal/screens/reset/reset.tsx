import { ButtonLink } from '../../../design/button.tsx';
import { Field } from '../../../design/field.tsx';
import { Message } from '../../../design/message.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import { Form, useForm } from '../../../house/form.tsx';
import { useTexts } from '../../../house/language.ts';
import { linkToken } from '../../../house/link-token.ts';
import { ScreenBody } from '../../../house/screen.tsx';
import { texts } from './texts.ts';

type Choice = { password: string };

/** The link of the e-mail to whoever has forgotten the password. */
export function Reset() {
  const t = useTexts(texts);
  return <ChoosePassword title={t.title} lead={t.lead} done={t.done} lost={t.incomplete} />;
}

/** The link of the e-mail to an address that was an account's: it is put back, with another password. */
export function Restore() {
  const t = useTexts(texts);
  return <ChoosePassword title={t.restore} lead={t.restoreLead} done={t.restored} lost={t.restoreIncomplete} />;
}

type Words = { title: string; lead: string; done: string; /** Said where the link has no token. */ lost: string };

function ChoosePassword({ title, lead, done, lost }: Words) {
  const t = useTexts(texts);
  const token = linkToken();
  const choose = useDeed(async ({ password }: Choice, key) => {
    await answered(
      api.POST('/auth/password-resets/complete', {
        body: { token, password },
        params: { header: { 'Idempotency-Key': key } },
      }),
    );
  });
  const form = useForm<Choice>({ password: '' }, choose);
  if (token === '')
    return (
      <ScreenBody title={title}>
        <Message tone="soon">
          <p>{lost}</p>
        </Message>
        <div>
          <ButtonLink to="/forgot">{t.askAgain}</ButtonLink>
        </div>
      </ScreenBody>
    );
  return (
    <ScreenBody title={title}>
      {choose.isSuccess ? (
        <>
          <Message tone="good">
            <p>{done}</p>
          </Message>
          <div>
            <ButtonLink to="/sign-in" kind="main">
              {t.signIn}
            </ButtonLink>
          </div>
        </>
      ) : (
        <>
          <Form form={form} deed={choose} submit={t.save} onSubmit={() => choose.mutate(form.values)}>
            <p class="quiet">{lead}</p>
            <Field
              label={t.password}
              hint={t.passwordHint}
              type="password"
              autoComplete="new-password"
              required
              minLength={10}
              maxLength={128}
              {...form.field('password')}
            />
          </Form>
          {choose.error && (
            <div>
              <ButtonLink to="/forgot">{t.askAgain}</ButtonLink>
            </div>
          )}
        </>
      )}
    </ScreenBody>
  );
}
