import { Button, ButtonLink } from '../../../design/button.tsx';
import { Field } from '../../../design/field.tsx';
import { Message } from '../../../design/message.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import { Form, useForm } from '../../../house/form.tsx';
import { useTexts } from '../../../house/language.ts';
import { ScreenBody } from '../../../house/screen.tsx';
import { texts } from './texts.ts';

type Request = { email: string };

/** Whoever has forgotten the password has a link sent. The page does not know whether the address is known, either. */
export function Forgot() {
  const t = useTexts(texts);
  const ask = useDeed(async (body: Request) => {
    await answered(api.POST('/auth/password-resets', { body }));
  });
  const form = useForm<Request>({ email: '' }, ask);
  return (
    <ScreenBody title={t.title}>
      {ask.isSuccess ? (
        <>
          <Message tone="good">
            <p>{t.sent(form.values.email)}</p>
          </Message>
          <p>{t.spam}</p>
          <div class="row">
            <ButtonLink to="/sign-in">{t.signIn}</ButtonLink>
            <Button onPress={ask.reset}>{t.again}</Button>
          </div>
        </>
      ) : (
        <Form form={form} deed={ask} submit={t.send} onSubmit={() => ask.mutate(form.values)}>
          <p class="quiet">{t.lead}</p>
          <Field
            label={t.email}
            type="email"
            autoComplete="username"
            required
            maxLength={254}
            {...form.field('email')}
          />
        </Form>
      )}
    </ScreenBody>
  );
}
