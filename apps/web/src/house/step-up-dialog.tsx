import { useEffect, useRef, useState } from 'preact/hooks';
import type { components } from '#contracts/public.ts';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { Field } from '../design/field.tsx';
import { answered, api } from './api.ts';
import { useDeed } from './asking.ts';
import { askDevice, canUsePasskeys } from './device.ts';
import { Form, useForm } from './form.tsx';
import { defineTexts, useTexts } from './language.ts';
import { useOwnPasskeys } from './security/own-passkeys.ts';
import { useSecondFactor } from './security/own-second-factor.ts';
import { inTurn, useAccount } from './session.ts';
import { endQuestion, useQuestion } from './step-up.ts';
import { Trouble } from './trouble.tsx';

const texts = defineTexts({
  ru: {
    title: 'Подтвердите, что это вы',
    why: 'Это важное действие, а вошли вы давно. Подтвердите, пожалуйста, ещё раз, что это вы.',
    password: 'Пароль',
    code: 'Код из приложения',
    codeHint: 'Шесть цифр, которые показывает приложение.',
    confirm: 'Подтвердить',
    byPasskey: 'Подтвердить ключом доступа',
    byPassword: 'Ввести пароль',
    byCode: 'Ввести код из приложения',
  },
  en: {
    title: 'Confirm that it is you',
    why: 'This is important, and you signed in a while ago. Please confirm again that it is you.',
    password: 'Password',
    code: 'Code from the app',
    codeHint: 'The six digits that the app shows.',
    confirm: 'Confirm',
    byPasskey: 'Confirm with a passkey',
    byPassword: 'Enter your password',
    byCode: 'Enter a code from the app',
  },
});

/** Comes up when the library wants to know again who it is; then what was asked for goes on. */
export const StepUpDialog = () => (useQuestion() ? <Asked /> : null);

const confirmBy = async (body: components['schemas']['PageStepUp']) =>
  endQuestion(await inTurn(() => answered(api.POST('/session/step-up', { body }))));

/** By whatever of the three the account has. */
function Asked() {
  const t = useTexts(texts);
  const hasApp = useSecondFactor().data?.since !== undefined;
  const hasPasskey = (useOwnPasskeys().data?.items.length ?? 0) > 0 && canUsePasskeys();
  const [way, choose] = useState<'password' | 'code'>('password');
  const byPasskey = useDeed(async () =>
    confirmBy({ passkey: await askDevice(await answered(api.POST('/auth/step-up/passkey/options'))) }),
  );
  return (
    <Dialog title={t.title} onClose={() => endQuestion()}>
      <div class="stack">
        <p class="measure">{t.why}</p>
        <Written key={way} way={way} />
        {hasApp && (
          <div>
            <Button onPress={() => choose(way === 'code' ? 'password' : 'code')}>
              {way === 'code' ? t.byPassword : t.byCode}
            </Button>
          </div>
        )}
        {hasPasskey && (
          <div>
            <Button busy={byPasskey.isPending} onPress={() => byPasskey.mutate(undefined)}>
              {t.byPasskey}
            </Button>
          </div>
        )}
        {byPasskey.error && <Trouble error={byPasskey.error} />}
      </div>
    </Dialog>
  );
}

/** What is typed in. */
function Written({ way }: { way: 'password' | 'code' }) {
  const t = useTexts(texts);
  const account = useAccount();
  const confirm = useDeed(confirmBy);
  const form = useForm({ [way]: '' }, confirm);
  const place = useRef<HTMLDivElement>(null);
  // What it is about is read out with it, as the dialog's name and text.
  useEffect(() => place.current?.querySelector<HTMLElement>(`[name=${way}]`)?.focus(), [way]);
  return (
    <div ref={place}>
      <Form
        form={form}
        deed={confirm}
        submit={t.confirm}
        onSubmit={() => confirm.mutate(form.values)}
        onCancel={() => endQuestion()}
      >
        {/* For whoever keeps the passwords. */}
        <input type="hidden" name="username" autoComplete="username" value={account?.email} />
        {way === 'password' ? (
          <Field
            label={t.password}
            type="password"
            autoComplete="current-password"
            required
            maxLength={128}
            {...form.field('password')}
          />
        ) : (
          <Field
            label={t.code}
            hint={t.codeHint}
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            minLength={6}
            maxLength={20}
            {...form.field('code')}
          />
        )}
      </Form>
    </div>
  );
}
