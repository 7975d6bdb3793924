import { useId, useState } from 'preact/hooks';
import type { components } from '#contracts/public.ts';
import { Choice, Field, TextField } from '../../../design/field.tsx';
import { amountText, minorOf } from '../../../house/amount.ts';
import { answered, api } from '../../../house/api.ts';
import { useAnswer, useDeed } from '../../../house/asking.ts';
import { useBranches } from '../../../house/branches.ts';
import { Form, useForm } from '../../../house/form.tsx';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { useLibraryCurrency } from '../../library-currency.ts';
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
  const currency = useLibraryCurrency();
  return (
    <details class="more" onToggle={(event) => open(event.currentTarget.open)}>
      <summary>{t.details}</summary>
      {isOpen && <DetailsForm copy={copy} asked={asked} currency={currency} />}
    </details>
  );
}

type Written = Record<'home_branch' | 'location' | 'call_number' | 'price_minor' | 'alert' | 'staff_note', string>;

/** What the contract takes. */
const MOST_MINOR = 1_000_000_000;

function DetailsForm({
  copy: { barcode, book_id, ...copy },
  asked,
  currency,
}: CopyDetailsProps & { currency: string | undefined }) {
  const t = useTexts(texts);
  const { money } = useFormats();
  const [isTried, beTried] = useState(false);
  const { branches } = useBranches();
  const locations = useAnswer(['desk', 'locations'], () => answered(api.GET('/shelving-locations')));
  const offered = useId();
  /** The currency may come when other fields are written in already, so until this one is, it shows what is known by then. */
  const [isPriceWritten, tellPriceWritten] = useState(false);
  const priceOf = (written: string): { price_minor?: number } => {
    const minor = currency === undefined || !isPriceWritten ? copy.price_minor : minorOf(written, currency);
    return minor === undefined ? {} : { price_minor: minor };
  };
  const describe = useDeed(
    ({ home_branch, price_minor: price, ...written }: Written, key) =>
      answered(
        api.PUT('/copy-details', {
          params: { header: { 'Idempotency-Key': key } },
          body: {
            barcode,
            home_branch,
            ...priceOf(price),
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
      price_minor: '',
      alert: copy.alert ?? '',
      staff_note: copy.staff_note ?? '',
    },
    describe,
  );
  const price = form.field('price_minor');
  const { price_minor: minor } = priceOf(price.value);
  const knownPrice =
    copy.price_minor === undefined || currency === undefined ? '' : amountText(copy.price_minor, currency);
  const isPrice = !isPriceWritten || price.value.trim() === '' || (minor !== undefined && minor <= MOST_MINOR);
  const submit = () => {
    beTried(true);
    if (isPrice) describe.mutate(form.values);
  };
  return (
    <Form form={form} deed={describe} done onSubmit={submit} wide>
      <div class="fields fields-top">
        <Choice
          label={t.homeBranch}
          options={branches.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.choice('home_branch')}
        />
        <Field label={t.location} maxLength={100} list={offered} {...form.field('location')} />
        <Field label={t.callNumber} maxLength={100} {...form.field('call_number')} />
        {currency !== undefined && (
          <Field
            label={t.price(currency)}
            hint={t.priceHint}
            inputMode="decimal"
            autoComplete="off"
            {...price}
            value={isPriceWritten ? price.value : knownPrice}
            onInput={(value) => {
              tellPriceWritten(true);
              price.onInput(value);
            }}
            error={isTried && !isPrice ? t.notPrice(money({ amount_minor: MOST_MINOR, currency })) : price.error}
          />
        )}
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
