import { Field } from '../../../design/field.tsx';
import { useTexts } from '../../../house/language.ts';
import { fieldError } from '../../../house/trouble.tsx';
import { texts } from './texts.ts';

/** On which days a reader wants a book; an empty text is no limit. */
export type Days = { not_before: string; not_after: string };

type HoldDaysProps = {
  days: Days;
  /** Why the library has refused them. */
  error: Error | null;
  onChoose: (days: Days) => void;
};

export function HoldDays({ days, error, onChoose }: HoldDaysProps) {
  const t = useTexts(texts);
  const field = (name: keyof Days) => ({
    name,
    value: days[name],
    onInput: (day: string) => onChoose({ ...days, [name]: day }),
    error: fieldError(error, name),
  });
  return (
    <div class="fields">
      <Field type="date" label={t.notBefore} hint={t.notBeforeHint} {...field('not_before')} />
      <Field type="date" label={t.notAfter} {...field('not_after')} />
    </div>
  );
}
