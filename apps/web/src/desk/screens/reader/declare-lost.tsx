import { useState } from 'preact/hooks';
import type { components } from '#contracts/public.ts';
import { Button } from '../../../design/button.tsx';
import { Field } from '../../../design/field.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import { Form, useForm } from '../../../house/form.tsx';
import { defineTexts, useTexts } from '../../../house/language.ts';

type Loan = components['schemas']['Loan'];

const texts = defineTexts({
  ru: {
    lose: 'Утеряна',
    loseThis: (title: string) => `Утеряна: ${title}`,
    about:
      'Выдача закроется, читателю начислят стоимость экземпляра и плату за обработку и пришлют письмо. Если книга найдётся, примите её как обычно.',
    reason: 'Что случилось',
    submit: 'Записать как утерянную',
  },
  en: {
    lose: 'Lost',
    loseThis: (title: string) => `Lost: ${title}`,
    about:
      'The loan ends. The reader is charged the price of the copy and the processing fee, and told by e-mail. If the book is found, take it back as usual.',
    reason: 'What happened',
    submit: 'Record as lost',
  },
});

type DeclareLostProps = {
  loan: Loan;
  /** The names of the questions that have new answers afterwards. */
  changes: string[][];
};

/** Records that a reader has lost what they have on loan. */
export function DeclareLost({ loan, changes }: DeclareLostProps) {
  const t = useTexts(texts);
  const [isOpen, open] = useState(false);
  const lose = useDeed(
    (body: { reason: string }, key) =>
      answered(
        api.POST('/loans/{loan_id}/lost', {
          params: { path: { loan_id: loan.id }, header: { 'Idempotency-Key': key } },
          body,
        }),
      ),
    changes,
  );
  const form = useForm({ reason: '' }, lose);
  if (!isOpen)
    return (
      <Button onPress={() => open(true)} label={t.loseThis(loan.title)}>
        {t.lose}
      </Button>
    );
  return (
    <Form
      form={form}
      deed={lose}
      submit={t.submit}
      onSubmit={() => lose.mutate(form.values)}
      onCancel={() => open(false)}
    >
      <p class="quiet">{t.about}</p>
      <Field label={t.reason} required maxLength={300} {...form.field('reason')} />
    </Form>
  );
}
