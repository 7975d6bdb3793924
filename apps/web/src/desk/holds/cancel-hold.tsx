import type { components } from '#contracts/public.ts';
import { Field } from '../../design/field.tsx';
import { Message } from '../../design/message.tsx';
import { answered, api } from '../../house/api.ts';
import { useDeed } from '../../house/asking.ts';
import { Form, useForm } from '../../house/form.tsx';
import { useTexts } from '../../house/language.ts';
import { texts } from './texts.ts';

type Hold = components['schemas']['Hold'];

type CancelHoldProps = {
  hold: Hold;
  /** The names of the questions that have new answers afterwards. */
  changes: string[][];
  onDone: () => void;
  onLeave: () => void;
};

/** Cancels a hold, for a reason that is kept, however far it has come. */
export function CancelHold({ hold, changes, onDone, onLeave }: CancelHoldProps) {
  const t = useTexts(texts);
  const cancel = useDeed(async (reason: string, key) => {
    await answered(
      api.POST('/holds/{hold_id}/cancel', {
        params: { path: { hold_id: hold.id }, header: { 'Idempotency-Key': key } },
        body: { reason },
      }),
    );
    // At once: with the next answer the row may be gone, and this form with it.
    onDone();
  }, changes);
  const form = useForm({ reason: '' }, cancel);
  return (
    <Form
      form={form}
      deed={cancel}
      submit={t.cancelHold}
      onSubmit={() => cancel.mutate(form.values.reason)}
      onCancel={onLeave}
    >
      <Field
        label={t.reason}
        hint={t.reasonHint}
        required
        maxLength={300}
        autoComplete="off"
        {...form.field('reason')}
      />
    </Form>
  );
}

/** What is to be done with the copy that was kept for a hold. @param hold as it was before it was cancelled */
export function HoldIsCancelled({ hold: { title, state, barcode } }: { hold: Hold }) {
  const t = useTexts(texts);
  const isKept = state === 'to_fetch' || state === 'in_transit' || state === 'ready';
  return (
    <Message tone="good">
      <p>{t.cancelled(title)}</p>
      {isKept && barcode !== undefined && <p>{t.thenTheCopy[state](barcode)}</p>}
    </Message>
  );
}
