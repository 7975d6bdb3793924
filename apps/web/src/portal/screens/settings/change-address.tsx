import type { components } from '#contracts/public.ts';
import { Button } from '../../../design/button.tsx';
import { Field } from '../../../design/field.tsx';
import { Message } from '../../../design/message.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import { Form, useForm } from '../../../house/form.tsx';
import { useTexts } from '../../../house/language.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { texts } from './texts.ts';

type User = components['schemas']['User'];

/** Another address is the reader's when they have opened the link that is sent there. Until then the old one stays. */
export function ChangeAddress({ user }: { user: User }) {
  const t = useTexts(texts);
  const change = useDeed(async (body: { email: string }) => answered(api.PUT('/users/me', { body })), [['me']]);
  const form = useForm({ email: '' }, change);
  const { email, pending_email: pending } = user;
  return (
    <section class="stack">
      <h2>{t.email}</h2>
      {email !== undefined && <p>{t.signsInBy(email)}</p>}
      {pending === undefined ? (
        <Form form={form} deed={change} submit={t.changeAddress} onSubmit={() => change.mutate(form.values)}>
          <Field
            label={t.newAddress}
            hint={t.newAddressHint}
            type="email"
            autoComplete="email"
            required
            maxLength={254}
            {...form.field('email')}
          />
        </Form>
      ) : (
        <Message tone="soon">
          <p>{t.pending(pending)}</p>
          {change.error && <Trouble error={change.error} />}
          {email !== undefined && (
            <p>
              <Button busy={change.isPending} onPress={() => change.mutate({ email })}>
                {t.keepAddress}
              </Button>
            </p>
          )}
        </Message>
      )}
    </section>
  );
}
