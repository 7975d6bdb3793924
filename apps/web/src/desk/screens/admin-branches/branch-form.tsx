import { useState } from 'preact/hooks';
import type { components } from '#contracts/public.ts';
import { Choice, Field } from '../../../design/field.tsx';
import { Message } from '../../../design/message.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import { Form, useForm } from '../../../house/form.tsx';
import { textOfHours, type Hours } from '../../../house/hours.ts';
import { useTexts } from '../../../house/language.ts';
import { hoursOfText } from './hours-text.ts';
import { texts } from './texts.ts';

type Branch = components['schemas']['Branch'];
type Terms = components['schemas']['BranchTerms'];

const WEEK = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
type Weekday = (typeof WEEK)[number];

type BranchFormProps = {
  /** What is changed; without it, a new one is added. */
  branch?: Branch;
  /** The codes that a new one cannot have. */
  known?: readonly string[];
  onEnd?: () => void;
};

/** Adds a branch, or changes its name, place and hours. */
export function BranchForm({ branch, known = [], onEnd }: BranchFormProps) {
  const t = useTexts(texts);
  const [isTaken, tellTaken] = useState(false);
  const [unclear, tellUnclear] = useState<readonly Weekday[]>([]);
  const put = useDeed(
    ({ id, terms }: { id: string; terms: Terms }, key) =>
      answered(
        api.PUT('/branches/{branch_id}', {
          params: { path: { branch_id: id }, header: { 'Idempotency-Key': key } },
          body: terms,
        }),
      ),
    [['branches']],
  );
  const hoursAt = (day: Weekday) => (branch ? textOfHours(branch.week[day]) : '');
  const form = useForm(
    {
      id: branch?.id ?? '',
      name: branch?.name ?? '',
      address: branch?.address ?? '',
      time_zone: branch?.time_zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
      uses_tills: branch?.uses_tills === true ? 'yes' : 'no',
      hold_shelf_days: branch?.hold_shelf_days?.toString() ?? '',
      hold_reminder_days: branch?.hold_reminder_days?.toString() ?? '',
      'week.monday': hoursAt('monday'),
      'week.tuesday': hoursAt('tuesday'),
      'week.wednesday': hoursAt('wednesday'),
      'week.thursday': hoursAt('thursday'),
      'week.friday': hoursAt('friday'),
      'week.saturday': hoursAt('saturday'),
      'week.sunday': hoursAt('sunday'),
    },
    put,
  );
  const submit = () => {
    const { id, name, address, time_zone, uses_tills, hold_shelf_days, hold_reminder_days } = form.values;
    // The library would take it for a change of the one that there is.
    const taken = known.includes(id.trim());
    tellTaken(taken);
    const read = (day: Weekday): Hours | undefined => hoursOfText(form.values[`week.${day}`]);
    const notClear = WEEK.filter((day) => read(day) === undefined);
    tellUnclear(notClear);
    if (taken || notClear.length > 0) return;
    const at = (day: Weekday): Hours => read(day) ?? [];
    const week = {
      monday: at('monday'),
      tuesday: at('tuesday'),
      wednesday: at('wednesday'),
      thursday: at('thursday'),
      friday: at('friday'),
      saturday: at('saturday'),
      sunday: at('sunday'),
    };
    const terms = { name: name.trim(), address: address.trim(), time_zone: time_zone.trim(), week };
    put.mutate(
      {
        id: id.trim(),
        terms: {
          ...terms,
          uses_tills: uses_tills === 'yes',
          hold_shelf_days: hold_shelf_days === '' ? null : Number(hold_shelf_days),
          hold_reminder_days: hold_reminder_days === '' ? null : Number(hold_reminder_days),
        },
      },
      {
        onSuccess: () => {
          if (branch) onEnd?.();
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
      {...(branch ? {} : { submit: t.created, done: true })}
      onSubmit={submit}
      {...(onEnd && { onCancel: onEnd })}
    >
      {!branch && (
        <Field
          label={t.code}
          hint={t.codeHint}
          required
          maxLength={32}
          pattern="[a-z][a-z0-9\-]*"
          autoCapitalize="none"
          spellcheck={false}
          {...form.field('id')}
        />
      )}
      {isTaken && <Message tone="bad">{t.taken}</Message>}
      <div class="fields">
        <Field label={t.name} required maxLength={200} {...form.field('name')} />
        <Field label={t.address} maxLength={500} {...form.field('address')} />
        <Field label={t.zone} hint={t.zoneHint} required maxLength={64} {...form.field('time_zone')} />
        <Choice
          label={t.tills}
          hint={t.tillsHint}
          options={[
            { value: 'no', label: t.tillsNo },
            { value: 'yes', label: t.tillsYes },
          ]}
          {...form.choice('uses_tills')}
        />
        <Field
          label={t.shelfDays}
          hint={t.asLibraryHint}
          type="number"
          min={1}
          max={366}
          {...form.field('hold_shelf_days')}
        />
        <Field
          label={t.reminderDays}
          hint={t.reminderDaysHint}
          type="number"
          min={0}
          max={30}
          {...form.field('hold_reminder_days')}
        />
      </div>
      <fieldset class="stack">
        <legend>{t.week}</legend>
        <p class="quiet">{t.weekHint}</p>
        <div class="fields">
          {WEEK.map((day) => (
            <Field
              key={day}
              label={t.weekdays[day]}
              maxLength={100}
              {...form.field(`week.${day}`)}
              {...(unclear.includes(day) && { error: t.wrongHours })}
            />
          ))}
        </div>
      </fieldset>
      {branch && <p class="quiet">{t.loansStay}</p>}
    </Form>
  );
}
