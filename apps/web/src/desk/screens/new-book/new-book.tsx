import { useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import type { components } from '#contracts/public.ts';
import { Field } from '../../../design/field.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import { Form } from '../../../house/form.tsx';
import { useTexts } from '../../../house/language.ts';
import { ScreenBody } from '../../../house/screen.tsx';
import { fieldError } from '../../../house/trouble.tsx';
import { BookFields, describedBy, useBookForm } from '../../book-form.tsx';
import { texts } from './texts.ts';

/** Adds a book to the catalogue, and goes on to its page. */
export function NewBook() {
  const t = useTexts(texts);
  const [, go] = useLocation();
  const [copies, write] = useState('1');
  const add = useDeed(
    (body: components['schemas']['NewBook'], key) =>
      answered(api.POST('/books', { params: { header: { 'Idempotency-Key': key } }, body })),
    [['desk', 'books']],
  );
  const form = useBookForm({}, add);
  return (
    <ScreenBody title={t.title}>
      <Form
        wide
        form={{ names: [...form.names, 'total_copies'] }}
        deed={add}
        submit={t.add}
        onSubmit={() =>
          add.mutate(
            { ...describedBy(form), material: form.values.material, total_copies: Number(copies) },
            { onSuccess: ({ id }) => go(`/desk/books/${id}`) },
          )
        }
      >
        <BookFields form={form} />
        <Field
          label={t.copies}
          hint={t.copiesHint}
          name="total_copies"
          type="number"
          min={0}
          max={1000}
          required
          value={copies}
          onInput={write}
          error={fieldError(add.error, 'total_copies')}
        />
      </Form>
    </ScreenBody>
  );
}
