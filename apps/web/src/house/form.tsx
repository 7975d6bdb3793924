import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../design/button.tsx';
import { Message } from '../design/message.tsx';
import { Refusal } from './api.ts';
import { defineTexts, useTexts } from './language.ts';
import { fieldError, Trouble } from './trouble.tsx';

const texts = defineTexts({
  ru: { save: 'Сохранить', saved: 'Сохранено.', cancel: 'Отмена' },
  en: { save: 'Save', saved: 'Saved.', cancel: 'Cancel' },
});

/** What somebody does with what is written in a form. */
type Deed = { error: Error | null; isPending: boolean; isSuccess: boolean };

/**
 * What is written in a form's fields.
 *
 * @param initial the names of the fields, as the contract has them, and what they begin with
 * @param deed what is done with it; its refusal says what is wrong with which field
 */
export function useForm<Values extends Record<string, string>>(initial: Values, deed: Pick<Deed, 'error'>) {
  const [values, write] = useState(initial);
  return {
    values,
    names: Object.keys(initial),
    reset: () => write(initial),
    /** For a field to write in: `<Field label={t.title} {...form.field('title')} />`. */
    field: (name: keyof Values & string) => ({
      name,
      value: values[name] ?? '',
      error: fieldError(deed.error, name),
      onInput: (value: string) => write((now) => ({ ...now, [name]: value })),
    }),
    /** For a choice of a few values. */
    choice: <Name extends keyof Values & string>(name: Name) => ({
      name,
      value: values[name],
      error: fieldError(deed.error, name),
      onChoose: (value: Values[Name]) => write((now) => ({ ...now, [name]: value })),
    }),
  };
}

type FormProps = {
  form: { names: readonly string[] };
  deed: Deed;
  onSubmit: () => void;
  submit?: string;
  /** Said when it is done; without it, what happens next says so. */
  done?: string | true;
  onCancel?: () => void;
  wide?: boolean;
  children: ComponentChildren;
};

/** Fields, and what came of them: what is wrong with a field stands at the field, and anything else below. */
export function Form({ form, deed, onSubmit, submit, done, onCancel, wide = false, children }: FormProps) {
  const t = useTexts(texts);
  const element = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (deed.error) element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [deed.error]);
  return (
    <form
      ref={element}
      class={`stack form${wide ? ' form-wide' : ''}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (!deed.isPending) onSubmit();
      }}
    >
      {children}
      {deed.error && !isAllAtFields(deed.error, form.names) && <Trouble error={deed.error} />}
      {done && deed.isSuccess && <Message tone="good">{done === true ? t.saved : done}</Message>}
      <div class="row">
        <Button kind="main" type="submit" busy={deed.isPending}>
          {submit ?? t.save}
        </Button>
        {onCancel && <Button onPress={onCancel}>{t.cancel}</Button>}
      </div>
    </form>
  );
}

/** Whether the fields that are shown say all that is wrong. */
function isAllAtFields(error: Error, names: readonly string[]): boolean {
  const wrong = error instanceof Refusal ? (error.problem.errors ?? []) : [];
  return wrong.length > 0 && wrong.every(({ field }) => names.includes(field));
}
