import { useState } from 'preact/hooks';
import type { components } from '#contracts/public.ts';
import { Button } from '../../../design/button.tsx';
import { Field } from '../../../design/field.tsx';
import { minorOf } from '../../../house/amount.ts';
import { answered, api } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import { Form, useForm } from '../../../house/form.tsx';
import { useFormats } from '../../../house/formats.ts';
import { defineTexts, useTexts } from '../../../house/language.ts';
import { useLibraryCurrency } from '../../library-currency.ts';

type Loan = components['schemas']['Loan'];

const texts = defineTexts({
  ru: {
    lose: 'Утеряна',
    loseThis: (title: string) => `Утеряна: ${title}`,
    about:
      'Выдача закроется, читателю начислят стоимость экземпляра и плату за обработку и пришлют письмо. Если книга найдётся, примите её как обычно.',
    reason: 'Что случилось',
    price: (currency: string) => `Стоимость, ${currency}`,
    priceHint: 'Оставьте пустым, чтобы взять стоимость экземпляра или сумму из правил выдачи.',
    notPrice: (most: string) => `Укажите сумму не больше ${most}, например 350 или 2,50.`,
    submit: 'Записать как утерянную',
  },
  en: {
    lose: 'Lost',
    loseThis: (title: string) => `Lost: ${title}`,
    about:
      'The loan ends. The reader is charged the price of the copy and the processing fee, and told by e-mail. If the book is found, take it back as usual.',
    reason: 'What happened',
    price: (currency: string) => `Price, ${currency}`,
    priceHint: 'Leave empty for the price of the copy, or what the lending rules say.',
    notPrice: (most: string) => `Enter an amount of at most ${most}, such as 350 or 2.50.`,
    submit: 'Record as lost',
  },
});

/** What the contract takes. */
const MOST_MINOR = 1_000_000_000;

type DeclareLostProps = {
  loan: Loan;
  /** The names of the questions that have new answers afterwards. */
  changes: string[][];
};

/** Records that a reader has lost what they have on loan. */
export function DeclareLost({ loan, changes }: DeclareLostProps) {
  const t = useTexts(texts);
  const [isOpen, open] = useState(false);
  const lose = useDeed(
    (body: { reason: string; price_minor?: number }, key) =>
      answered(
        api.POST('/loans/{loan_id}/lost', {
          params: { path: { loan_id: loan.id }, header: { 'Idempotency-Key': key } },
          body,
        }),
      ),
    changes,
  );
  const form = useForm({ reason: '', price_minor: '' }, lose);
  const { money } = useFormats();
  const currency = useLibraryCurrency();
  const [isTried, beTried] = useState(false);
  if (!isOpen || currency === undefined)
    return (
      <Button onPress={() => open(true)} label={t.loseThis(loan.title)}>
        {t.lose}
      </Button>
    );
  const price = form.field('price_minor');
  const isGiven = price.value.trim() !== '';
  const minor = isGiven ? minorOf(price.value, currency) : 0;
  const isPrice = minor !== undefined && minor <= MOST_MINOR;
  return (
    <Form
      form={form}
      deed={lose}
      submit={t.submit}
      onSubmit={() => {
        beTried(true);
        if (isPrice) lose.mutate({ reason: form.values.reason, ...(isGiven && { price_minor: minor }) });
      }}
      onCancel={() => open(false)}
    >
      <p class="quiet">{t.about}</p>
      <Field label={t.reason} required maxLength={300} {...form.field('reason')} />
      <Field
        label={t.price(currency)}
        hint={t.priceHint}
        inputMode="decimal"
        autoComplete="off"
        {...price}
        error={isTried && !isPrice ? t.notPrice(money({ amount_minor: MOST_MINOR, currency })) : price.error}
      />
    </Form>
  );
}
