import { useEffect, useRef } from 'preact/hooks';
import { Field } from '../design/field.tsx';
import { Waiting } from '../design/waiting.tsx';
import { answered, api, Refusal } from './api.ts';
import { useDeed } from './asking.ts';
import { Form, useForm } from './form.tsx';
import { useTexts } from './language.ts';
import { AuthenticatorSetUp } from './security/authenticator-set-up.tsx';
import { factorTexts } from './security/factor-texts.ts';
import { signedIn } from './session.ts';
import { Trouble } from './trouble.tsx';

/** What a sign-in goes on with after its password. */
export type SecondStep = { challenge: string; isMissing: boolean };

/** The second step that the library asks for, if that is why a sign-in was turned down. */
export function secondStepOf(error: Error | null): SecondStep | undefined {
  if (!(error instanceof Refusal)) return undefined;
  const { code, facts } = error.problem;
  if (code !== 'second_factor_needed' && code !== 'second_factor_missing') return undefined;
  const challenge = facts?.['challenge'];
  return typeof challenge === 'string' ? { challenge, isMissing: code === 'second_factor_missing' } : undefined;
}

type SecondStepFormProps = {
  step: SecondStep;
  /** Back to the password. */
  onCancel: () => void;
};

/** Asks for the code; whoever must have an app and has none sets it up first. */
export function SecondStepForm({ step: { challenge, isMissing }, onCancel }: SecondStepFormProps) {
  const t = useTexts(factorTexts);
  const setUp = useDeed(() => answered(api.POST('/auth/login/authenticator', { body: { challenge } })));
  const signIn = useDeed(async (body: { code: string }) =>
    signedIn(await answered(api.POST('/session/second-step', { body: { challenge, ...body } }))),
  );
  const form = useForm({ code: '' }, signIn);
  const place = useRef<HTMLDivElement>(null);
  const { mutate: begin } = setUp;
  useEffect(() => {
    if (isMissing) begin(undefined);
  }, [isMissing, begin]);
  useEffect(() => {
    // The field for the password, which had the focus, is gone.
    place.current?.querySelector<HTMLElement>('[name=code]')?.focus();
  }, []);
  return (
    <div ref={place}>
      <Form form={form} deed={signIn} submit={t.signIn} onSubmit={() => signIn.mutate(form.values)} onCancel={onCancel}>
        <p class="measure">{isMissing ? t.missing : t.needed}</p>
        {isMissing && setUp.isPending && <Waiting label={t.loading} lines={2} />}
        {setUp.error && <Trouble error={setUp.error} onAgain={() => begin(undefined)} />}
        {setUp.data && <AuthenticatorSetUp setUp={setUp.data} />}
        <Field
          label={t.code}
          hint={isMissing ? t.codeHint : t.codeOrRecovery}
          inputMode={isMissing ? 'numeric' : 'text'}
          autoComplete="one-time-code"
          required
          minLength={6}
          maxLength={20}
          {...form.field('code')}
        />
      </Form>
    </div>
  );
}
