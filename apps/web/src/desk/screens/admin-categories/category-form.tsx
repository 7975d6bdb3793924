import { useState } from 'preact/hooks';
import { Field } from '../../../design/field.tsx';
import { Message } from '../../../design/message.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import { Form, useForm } from '../../../house/form.tsx';
import { useTexts } from '../../../house/language.ts';
import type { PatronCategory } from '../../patron-categories.ts';
import { texts } from './texts.ts';

type CategoryFormProps = {
  /** What is changed; without it, a new one is added. */
  category?: PatronCategory;
  /** The codes that a new one cannot have. */
  known?: readonly string[];
  onEnd?: () => void;
};

/** Adds a kind of reader, or changes one. */
export function CategoryForm({ category, known = [], onEnd }: CategoryFormProps) {
  const t = useTexts(texts);
  const [isTaken, tellTaken] = useState(false);
  const put = useDeed(
    ({ code, ...body }: PatronCategory, key) =>
      answered(
        api.PUT('/patron-categories/{code}', {
          params: { path: { code }, header: { 'Idempotency-Key': key } },
          body,
        }),
      ),
    [['desk', 'categories']],
  );
  const form = useForm(
    {
      code: category?.code ?? '',
      name_ru: category?.name_ru ?? '',
      name_en: category?.name_en ?? '',
      loan_limit: category?.loan_limit.toString() ?? '5',
      term_months: category?.term_months?.toString() ?? '',
    },
    put,
  );
  const submit = () => {
    const { code, name_ru, name_en, loan_limit, term_months } = form.values;
    // The library would take it for a change of the one that there is.
    const taken = known.includes(code.trim());
    tellTaken(taken);
    if (taken) return;
    put.mutate(
      {
        code: code.trim(),
        name_ru: name_ru.trim(),
        name_en: name_en.trim(),
        loan_limit: Number(loan_limit),
        ...(term_months !== '' && { term_months: Number(term_months) }),
      },
      {
        onSuccess: () => {
          if (category) onEnd?.();
          else form.reset();
        },
      },
    );
  };
  return (
    <Form
      wide
      form={form}
      deed={put}
      {...(category ? {} : { submit: t.created, done: true })}
      onSubmit={submit}
      {...(onEnd && { onCancel: onEnd })}
    >
      {!category && (
        <Field
          label={t.code}
          hint={t.codeHint}
          required
          maxLength={32}
          autoCapitalize="none"
          spellcheck={false}
          {...form.field('code')}
        />
      )}
      {isTaken && <Message tone="bad">{t.taken}</Message>}
      <div class="fields">
        <Field label={t.nameRu} required maxLength={100} {...form.field('name_ru')} />
        <Field label={t.nameEn} required maxLength={100} {...form.field('name_en')} />
      </div>
      <Field
        label={t.limitLabel}
        hint={t.limitHint}
        type="number"
        min={0}
        max={1000}
        required
        {...form.field('loan_limit')}
      />
      <Field label={t.termLabel} hint={t.termHint} type="number" min={1} max={120} {...form.field('term_months')} />
    </Form>
  );
}
