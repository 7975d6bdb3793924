import type { components } from '#contracts/public.ts';
import { Field } from '../../../design/field.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import { Form, useForm } from '../../../house/form.tsx';
import { useTexts } from '../../../house/language.ts';
import { texts } from './texts.ts';

type Hold = components['schemas']['Hold'];

/** Lets a copy stand on the hold shelf for a longer or a shorter time; its reader is told. */
export function SetShelfDay({ hold, branch, onDone }: { hold: Hold; branch: string; onDone: () => void }) {
  const t = useTexts(texts);
  const set = useDeed(
    async (body: { until: string; reason: string }, key) => {
      await answered(
        api.PUT('/holds/{hold_id}/shelf-day', {
          params: { path: { hold_id: hold.id }, header: { 'Idempotency-Key': key } },
          body,
        }),
      );
      // At once: with the next answer the row may stand elsewhere, and this form with it.
      onDone();
    },
    [
      ['desk', 'holds', branch],
      ['desk', 'reader', hold.reader_id],
    ],
  );
  const form = useForm({ until: hold.shelf_until ?? '', reason: '' }, set);
  return (
    <Form form={form} deed={set} submit={t.setUntil} onSubmit={() => set.mutate(form.values)} onCancel={onDone}>
      <Field type="date" label={t.lastDay} hint={t.lastDayHint} required {...form.field('until')} />
      <Field label={t.reason} required maxLength={300} autoComplete="off" {...form.field('reason')} />
    </Form>
  );
}
