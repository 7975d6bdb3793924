import { useId, useState } from 'preact/hooks';
import type { components } from '#contracts/public.ts';
import { Button } from '../../../design/button.tsx';
import { Field } from '../../../design/field.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useAnswer, useDeed } from '../../../house/asking.ts';
import { Form, useForm } from '../../../house/form.tsx';
import { useTexts } from '../../../house/language.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { renewalRulesOf, type Exception, type RenewalRule } from '../../exceptions/exception-rules.ts';
import { texts } from '../../exceptions/texts.ts';
import { NoException } from '../../exceptions/verdict.tsx';

type RenewalExceptionProps = {
  loan: components['schemas']['Loan'];
  /** The names of the questions that have new answers afterwards. */
  changes: string[][];
  onDone: () => void;
};

/** Renews despite the rules that have just refused it, for a reason. */
export function RenewalException({ loan, changes, onDone }: RenewalExceptionProps) {
  const t = useTexts(texts);
  const [isOpen, open] = useState(false);
  const verdict = useAnswer(
    ['desk', 'verdict', loan.id],
    () => answered(api.GET('/loans/{loan_id}/renewal', { params: { path: { loan_id: loan.id } } })),
    isOpen,
  );
  if (!isOpen)
    return (
      <div>
        <Button onPress={() => open(true)} label={t.makeThis(loan.title)}>
          {t.make}
        </Button>
      </div>
    );
  if (verdict.error) return <Trouble error={verdict.error} onAgain={() => void verdict.refetch()} />;
  if (!verdict.data) return <Waiting label={t.asking} lines={1} />;
  const rules = verdict.data.allowed ? undefined : renewalRulesOf(verdict.data);
  if (!rules) return <NoException verdict={verdict.data} />;
  return <ReasonForm loanId={loan.id} rules={rules} changes={changes} onDone={onDone} onLeave={() => open(false)} />;
}

type ReasonFormProps = {
  loanId: string;
  rules: readonly RenewalRule[];
  changes: string[][];
  onDone: () => void;
  onLeave: () => void;
};

function ReasonForm({ loanId, rules, changes, onDone, onLeave }: ReasonFormProps) {
  const t = useTexts(texts);
  const offered = useId();
  const renew = useDeed(
    ({ rules: overrides, reason }: Exception<RenewalRule>, key) =>
      answered(
        api.POST('/loans/{loan_id}/renewal-override', {
          params: { path: { loan_id: loanId }, header: { 'Idempotency-Key': key } },
          body: { overrides: [...overrides], reason },
        }),
      ),
    changes,
  );
  const form = useForm({ reason: '' }, renew);
  return (
    <Form
      form={form}
      deed={renew}
      submit={t.renew}
      onSubmit={() => renew.mutate({ rules, reason: form.values.reason }, { onSuccess: onDone })}
      onCancel={onLeave}
    >
      <Field
        label={t.why}
        hint={t.whyHint}
        required
        maxLength={500}
        autoComplete="off"
        list={offered}
        {...form.field('reason')}
      />
      <datalist id={offered}>
        {t.reasons.map((reason) => (
          <option key={reason} value={reason} />
        ))}
      </datalist>
    </Form>
  );
}
