import { useState } from 'preact/hooks';
import type { components } from '#contracts/public.ts';
import { Button } from '../../../design/button.tsx';
import { Field } from '../../../design/field.tsx';
import { Message } from '../../../design/message.tsx';
import { Table } from '../../../design/table.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useAnswer, useDeed } from '../../../house/asking.ts';
import { Form, useForm } from '../../../house/form.tsx';
import { useFormats } from '../../../house/formats.ts';
import { textOfHours } from '../../../house/hours.ts';
import { useTexts } from '../../../house/language.ts';
import { daysFrom } from './days-from.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { hoursOfText } from './hours-text.ts';
import { ImportDays } from './import-days.tsx';
import { MoveDueDates } from './move-due-dates.tsx';
import { askDays, recordDays, type SpecialDay } from './record-days.ts';
import { texts } from './texts.ts';

type Branch = components['schemas']['Branch'];
type Exception = components['schemas']['BranchException'];

type SpecialDaysProps = { branch: Branch; others: readonly Branch[]; onEnd: () => void };

/** Days on which a branch is closed, or open at other hours than on any such day of the week. */
export function SpecialDays({ branch, others, onEnd }: SpecialDaysProps) {
  const t = useTexts(texts);
  const { day } = useFormats();
  const days = useAnswer(['branches', branch.id, 'days'], () => askDays(branch.id));
  const items = days.data?.items ?? [];
  const label = t.daysOf(branch.name);
  return (
    <section class="stack" aria-label={label}>
      {days.isPending && <Waiting label={t.loading} lines={2} />}
      {days.error && <Trouble error={days.error} onAgain={() => void days.refetch()} />}
      {days.data && items.length === 0 && <p class="quiet">{t.noDays}</p>}
      {items.length > 0 && (
        <Table
          label={label}
          rows={items}
          keyOf={(one) => one.day}
          columns={[
            { label: t.day, cell: (one) => day(one.day) },
            { label: t.hours, cell: ({ hours }) => textOfHours(hours) || t.closed },
            { label: t.reason, cell: ({ reason }) => reason },
            { label: t.actions, acts: true, cell: (one) => <AsUsual branch={branch} exception={one} /> },
          ]}
        />
      )}
      <DaysForm branch={branch} />
      {days.data && <ImportDays branch={branch} others={others} recorded={items.map((one) => one.day)} />}
      <MoveDueDates branch={branch} />
      <div class="row">
        <Button onPress={onEnd}>{t.done}</Button>
      </div>
    </section>
  );
}

function AsUsual({ branch, exception: { day: date } }: { branch: Branch; exception: Exception }) {
  const t = useTexts(texts);
  const { day } = useFormats();
  const remove = useDeed(
    (_: undefined, key) =>
      answered(
        api.DELETE('/branches/{branch_id}/exceptions/{day}', {
          params: { path: { branch_id: branch.id, day: date }, header: { 'Idempotency-Key': key } },
        }),
      ),
    [['branches']],
  );
  return (
    <>
      <Button busy={remove.isPending} label={t.asUsualThis(day(date))} onPress={() => remove.mutate(undefined)}>
        {t.asUsual}
      </Button>
      {remove.error && <Trouble error={remove.error} />}
    </>
  );
}

function DaysForm({ branch }: { branch: Branch }) {
  const t = useTexts(texts);
  const [wrong, tellWrong] = useState<'days' | 'hours'>();
  const record = useDeed((days: SpecialDay[]) => recordDays(branch.id, days), [['branches']]);
  const form = useForm({ from: '', to: '', hours: '', reason: '' }, record);
  const submit = () => {
    const { from, to, hours: written, reason } = form.values;
    const days = daysFrom(from, to === '' ? from : to);
    const hours = hoursOfText(written);
    tellWrong(days ? (hours ? undefined : 'hours') : 'days');
    if (!days || !hours) return;
    record.mutate(
      days.map((day) => ({ day, reason: reason.trim(), hours })),
      { onSuccess: form.reset },
    );
  };
  return (
    <Form wide form={form} deed={record} submit={t.record} done onSubmit={submit}>
      <fieldset class="stack">
        <legend>{t.addDays}</legend>
        <div class="fields">
          <Field label={t.from} type="date" required {...form.field('from')} />
          <Field label={t.to} hint={t.toHint} type="date" {...form.field('to')} />
          <Field label={t.reason} required maxLength={200} {...form.field('reason')} />
          <Field
            label={t.hours}
            hint={t.hoursHint}
            maxLength={100}
            {...form.field('hours')}
            {...(wrong === 'hours' && { error: t.wrongHours })}
          />
        </div>
      </fieldset>
      {wrong === 'days' && <Message tone="bad">{t.wrongDays}</Message>}
      <p class="quiet">{t.loansStay}</p>
    </Form>
  );
}
