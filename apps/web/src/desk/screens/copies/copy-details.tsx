import { useId, useState } from 'preact/hooks';
import type { components } from '#contracts/public.ts';
import { Choice, Field, TextField } from '../../../design/field.tsx';
import { answered, api } from '../../../house/api.ts';
import { useAnswer, useDeed } from '../../../house/asking.ts';
import { useBranches } from '../../../house/branches.ts';
import { Form, useForm } from '../../../house/form.tsx';
import { useTexts } from '../../../house/language.ts';
import { texts } from './texts.ts';

type Copy = components['schemas']['Copy'];

type CopyDetailsProps = {
  copy: Copy;
  /** The barcode as it was asked for. */
  asked: string;
};

/** What belongs to a copy: its home branch, its place there, and what the staff and the desk must know. */
export function CopyDetails({ copy, asked }: CopyDetailsProps) {
  const t = useTexts(texts);
  const [isOpen, open] = useState(false);
  return (
    <details class="more" onToggle={(event) => open(event.currentTarget.open)}>
      <summary>{t.details}</summary>
      {isOpen && <DetailsForm copy={copy} asked={asked} />}
    </details>
  );
}

type Written = Record<'home_branch' | 'location' | 'call_number' | 'alert' | 'staff_note', string>;

function DetailsForm({ copy: { barcode, book_id, ...copy }, asked }: CopyDetailsProps) {
  const t = useTexts(texts);
  const { branches } = useBranches();
  const locations = useAnswer(['desk', 'locations'], () => answered(api.GET('/shelving-locations')));
  const offered = useId();
  const describe = useDeed(
    ({ home_branch, ...written }: Written, key) =>
      answered(
        api.PUT('/copy-details', {
          params: { header: { 'Idempotency-Key': key } },
          body: {
            barcode,
            home_branch,
            ...(copy.price_minor !== undefined && { price_minor: copy.price_minor }),
            ...Object.fromEntries(Object.entries(written).filter(([, text]) => text.trim() !== '')),
          },
        }),
      ),
    [
      ['desk', 'copy', asked],
      ['desk', 'book', book_id],
      ['desk', 'locations'],
    ],
  );
  const form = useForm<Written>(
    {
      home_branch: copy.home_branch,
      location: copy.location ?? '',
      call_number: copy.call_number ?? '',
      alert: copy.alert ?? '',
      staff_note: copy.staff_note ?? '',
    },
    describe,
  );
  return (
    <Form form={form} deed={describe} done onSubmit={() => describe.mutate(form.values)} wide>
      <div class="fields fields-top">
        <Choice
          label={t.homeBranch}
          options={branches.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.choice('home_branch')}
        />
        <Field label={t.location} maxLength={100} list={offered} {...form.field('location')} />
        <Field label={t.callNumber} maxLength={100} {...form.field('call_number')} />
      </div>
      <datalist id={offered}>
        {locations.data?.items.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <Field label={t.detailsAlert} hint={t.detailsAlertHint} maxLength={300} {...form.field('alert')} />
      <TextField label={t.staffNote} hint={t.staffNoteHint} maxLength={2000} rows={3} {...form.field('staff_note')} />
    </Form>
  );
}
