import { Field } from '../../../design/field.tsx';
import { Message } from '../../../design/message.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import { Form, useForm } from '../../../house/form.tsx';
import { useTexts } from '../../../house/language.ts';
import { ScreenBody } from '../../../house/screen.tsx';
import { AskedAccess } from '../../asked-access.tsx';
import { texts } from './texts.ts';

/** Somebody enters the code that a device shows, and lets the app on it act for them. */
export function Device() {
  const t = useTexts(texts);
  const look = useDeed((user_code: string) => answered(api.POST('/oauth/device-requests', { body: { user_code } })));
  const answer = useDeed((allow: boolean) =>
    answered(api.POST('/oauth/device-answers', { body: { user_code: look.variables ?? '', allow } })),
  );
  const form = useForm({ user_code: '' }, look);
  const asks = look.data;
  if (!asks)
    return (
      <ScreenBody title={t.title}>
        <p class="measure">{t.lead}</p>
        <Form form={form} deed={look} submit={t.next} onSubmit={() => look.mutate(form.values.user_code)}>
          <Field label={t.code} required autoComplete="off" maxLength={40} {...form.field('user_code')} />
        </Form>
      </ScreenBody>
    );
  if (answer.isSuccess)
    return (
      <ScreenBody title={t.title}>
        <Message tone={answer.variables ? 'good' : 'calm'}>
          <p>{answer.variables ? t.allowed(asks.app_name) : t.denied(asks.app_name)}</p>
        </Message>
      </ScreenBody>
    );
  return (
    <ScreenBody title={t.title}>
      <AskedAccess asks={asks} answer={answer}>
        <p class="measure">{t.sent}</p>
        <p class="quiet measure">{t.end}</p>
      </AskedAccess>
    </ScreenBody>
  );
}
