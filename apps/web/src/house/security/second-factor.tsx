import { useState } from 'preact/hooks';
import type { components } from '#contracts/public.ts';
import { Button } from '../../design/button.tsx';
import { Confirm } from '../../design/confirm.tsx';
import { Field } from '../../design/field.tsx';
import { Mark, Message } from '../../design/message.tsx';
import { Waiting } from '../../design/waiting.tsx';
import { answered, api } from '../api.ts';
import { useDeed } from '../asking.ts';
import { Form, useForm } from '../form.tsx';
import { useFormats } from '../formats.ts';
import { useTexts } from '../language.ts';
import { Trouble } from '../trouble.tsx';
import { AuthenticatorSetUp } from './authenticator-set-up.tsx';
import { factorTexts } from './factor-texts.ts';
import { SECOND_FACTOR, useSecondFactor } from './own-second-factor.ts';

type Factor = components['schemas']['SecondFactor'];

/** The code that somebody signs in with besides the password. */
export function SecondFactor() {
  const t = useTexts(factorTexts);
  const factor = useSecondFactor();
  const [codes, show] = useState<readonly string[]>();
  return (
    <section class="stack">
      <h2>{t.title}</h2>
      <p class="quiet measure">{t.about}</p>
      {factor.isPending && <Waiting label={t.loading} lines={2} />}
      {factor.error && <Trouble error={factor.error} onAgain={() => void factor.refetch()} />}
      {codes ? (
        <Codes codes={codes} onKept={() => show(undefined)} />
      ) : (
        factor.data &&
        (factor.data.since === undefined ? <Off onCodes={show} /> : <On factor={factor.data} onCodes={show} />)
      )}
    </section>
  );
}

type OnCodes = (codes: readonly string[]) => void;

function Off({ onCodes }: { onCodes: OnCodes }) {
  const t = useTexts(factorTexts);
  const setUp = useDeed(() => answered(api.POST('/auth/second-factor/authenticator')));
  const confirm = useDeed(
    async (body: { code: string }) => {
      const { recovery_codes: codes } = await answered(api.POST('/auth/second-factor/confirmation', { body }));
      onCodes(codes);
    },
    [SECOND_FACTOR],
  );
  const form = useForm({ code: '' }, confirm);
  if (!setUp.data)
    return (
      <>
        <p>
          <Mark tone="calm">{t.off}</Mark>
        </p>
        {setUp.error && <Trouble error={setUp.error} />}
        <div>
          <Button busy={setUp.isPending} onPress={() => setUp.mutate(undefined)}>
            {t.setUp}
          </Button>
        </div>
      </>
    );
  return (
    <Form
      form={form}
      deed={confirm}
      submit={t.turnOn}
      onSubmit={() => confirm.mutate(form.values)}
      onCancel={() => setUp.reset()}
    >
      <AuthenticatorSetUp setUp={setUp.data} />
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
    </Form>
  );
}

function On({ factor, onCodes }: { factor: Factor; onCodes: OnCodes }) {
  const t = useTexts(factorTexts);
  const { count, dayOf } = useFormats();
  const { since = '', recovery_codes_left: left = 0, required } = factor;
  const renew = useDeed(async () => {
    const { recovery_codes: codes } = await answered(api.POST('/auth/second-factor/recovery-codes'));
    onCodes(codes);
  }, [SECOND_FACTOR]);
  const remove = useDeed(() => answered(api.DELETE('/auth/second-factor')), [SECOND_FACTOR]);
  const error = renew.error ?? remove.error;
  return (
    <>
      <p>
        <Mark tone="good">{t.on(dayOf(since))}</Mark>
      </p>
      {left > 0 ? (
        <p>{t.left(count(left, t.codes))}</p>
      ) : (
        <Message tone="soon">
          <p>{t.noneLeft}</p>
        </Message>
      )}
      {error && <Trouble error={error} />}
      <div class="row row-top">
        <Confirm
          kind="ordinary"
          question={t.newCodesQuestion}
          yes={t.newCodesYes}
          no={t.no}
          busy={renew.isPending}
          onConfirm={() => renew.mutate(undefined)}
        >
          {t.newCodes}
        </Confirm>
        {!required && (
          <Confirm
            question={t.removeQuestion}
            yes={t.removeYes}
            no={t.no}
            busy={remove.isPending}
            onConfirm={() => remove.mutate(undefined)}
          >
            {t.remove}
          </Confirm>
        )}
      </div>
      {required && <p class="quiet">{t.required}</p>}
    </>
  );
}

function Codes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const t = useTexts(factorTexts);
  return (
    <div class="card stack" role="status">
      <h3>{t.theCodes}</h3>
      <p class="measure">{t.keepCodes}</p>
      <ul class="recovery-codes numbers">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div>
        <Button kind="main" onPress={onKept}>
          {t.kept}
        </Button>
      </div>
    </div>
  );
}
