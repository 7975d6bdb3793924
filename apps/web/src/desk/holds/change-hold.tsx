import type { components } from '#contracts/public.ts';
import { Choice, Field } from '../../design/field.tsx';
import { answered, api } from '../../house/api.ts';
import { useDeed } from '../../house/asking.ts';
import { useBranches } from '../../house/branches.ts';
import { Form, useForm } from '../../house/form.tsx';
import { useTexts } from '../../house/language.ts';
import { texts } from './texts.ts';

type Schemas = components['schemas'];

/** What is written about where and when somebody wants a book; an empty day is none. */
export type WrittenWishes = Record<'branch_id' | 'not_before' | 'not_after', string>;

export const wishesOf = ({ branch_id, not_before, not_after }: WrittenWishes): Schemas['HoldWishes'] => ({
  branch_id,
  ...(not_before !== '' && { not_before }),
  ...(not_after !== '' && { not_after }),
});

/** Where and when: the same to place a hold and to change it. */
export function WishFields({ form }: { form: ReturnType<typeof useForm<WrittenWishes>> }) {
  const t = useTexts(texts);
  const { branches } = useBranches();
  return (
    <>
      <Choice
        label={t.branch}
        options={branches.map(({ id, name }) => ({ value: id, label: name }))}
        {...form.choice('branch_id')}
      />
      <Field type="date" label={t.notBefore} hint={t.notBeforeHint} autoComplete="off" {...form.field('not_before')} />
      <Field type="date" label={t.notAfter} autoComplete="off" {...form.field('not_after')} />
    </>
  );
}

type ChangeHoldProps = {
  hold: Schemas['Hold'];
  /** The names of the questions that have new answers afterwards. */
  changes: string[][];
  onDone: () => void;
};

/** Where and when the reader wants the book; a first day that is still to come pauses the hold. */
export function ChangeHold({ hold, changes, onDone }: ChangeHoldProps) {
  const t = useTexts(texts);
  const save = useDeed(
    (body: Schemas['HoldWishes'], key) =>
      answered(
        api.PUT('/holds/{hold_id}', {
          params: { path: { hold_id: hold.id }, header: { 'Idempotency-Key': key } },
          body,
        }),
      ),
    changes,
  );
  const { branch_id, not_before = '', not_after = '' } = hold;
  const form = useForm<WrittenWishes>({ branch_id, not_before, not_after }, save);
  return (
    <Form
      form={form}
      deed={save}
      submit={t.save}
      onSubmit={() => save.mutate(wishesOf(form.values), { onSuccess: onDone })}
      onCancel={onDone}
    >
      <WishFields form={form} />
    </Form>
  );
}
