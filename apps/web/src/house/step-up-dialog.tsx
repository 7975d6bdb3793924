import { useEffect, useRef } from 'preact/hooks';
import { Dialog } from '../design/dialog.tsx';
import { Field } from '../design/field.tsx';
import { answered, api } from './api.ts';
import { useDeed } from './asking.ts';
import { Form, useForm } from './form.tsx';
import { defineTexts, useTexts } from './language.ts';
import { inTurn, useAccount } from './session.ts';
import { endQuestion, useQuestion } from './step-up.ts';

const texts = defineTexts({
  ru: {
    title: 'Подтвердите, что это вы',
    why: 'То, что вы делаете, нельзя отменить, а вход был давно. Введите пароль ещё раз.',
    password: 'Пароль',
    confirm: 'Подтвердить',
  },
  en: {
    title: 'Confirm that it is you',
    why: 'What you are doing cannot be undone, and you signed in a while ago. Please enter your password again.',
    password: 'Password',
    confirm: 'Confirm',
  },
});

/** Comes up when the library wants to know again who it is; then what was asked for goes on. */
export const StepUpDialog = () => (useQuestion() ? <Asked /> : null);

function Asked() {
  const t = useTexts(texts);
  const account = useAccount();
  const confirm = useDeed(async (body: { password: string }) =>
    endQuestion(await inTurn(() => answered(api.POST('/session/step-up', { body })))),
  );
  const form = useForm({ password: '' }, confirm);
  const place = useRef<HTMLDivElement>(null);
  // What it is about is read out with it, as the dialog's name and text.
  useEffect(() => place.current?.querySelector<HTMLElement>('[name=password]')?.focus(), []);
  return (
    <Dialog title={t.title} onClose={() => endQuestion()}>
      <div ref={place} class="stack">
        <p class="measure">{t.why}</p>
        <Form
          form={form}
          deed={confirm}
          submit={t.confirm}
          onSubmit={() => confirm.mutate(form.values)}
          onCancel={() => endQuestion()}
        >
          {/* For whoever keeps the passwords. */}
          <input type="hidden" name="username" autoComplete="username" value={account?.email} />
          <Field
            label={t.password}
            type="password"
            autoComplete="current-password"
            required
            maxLength={128}
            {...form.field('password')}
          />
        </Form>
      </div>
    </Dialog>
  );
}
