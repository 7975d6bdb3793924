import { useEffect } from 'preact/hooks';
import { useParams } from 'wouter-preact';
import type { components } from '#contracts/public.ts';
import { Button, ButtonLink } from '../../../design/button.tsx';
import { Message, type Tone } from '../../../design/message.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useAnswer } from '../../../house/asking.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { ScreenBody } from '../../../house/screen.tsx';
import { Trouble } from '../../../house/trouble.tsx';
import { texts } from './texts.ts';

type Intent = components['schemas']['PaymentIntent'];

const TONES: Record<Intent['status'], Tone> = {
  created: 'calm',
  pending: 'calm',
  succeeded: 'good',
  failed: 'bad',
  expired: 'soon',
  cancelled: 'soon',
};

const SOONEST_MS = 3_000;
const LATEST_MS = 60_000;

/** When to ask again: the older a payment is, the more seldom, so that a page that is left open costs little. */
const askAgainMs = (createdAt: string): number =>
  Math.min(LATEST_MS, Math.max(SOONEST_MS, (Date.now() - Date.parse(createdAt)) / 60));

/** Where somebody comes back to who has paid, or has not: it waits for the provider's word. */
export function Payment() {
  const t = useTexts(texts);
  const { id = '' } = useParams();
  const payment = useAnswer(['payment', id], () =>
    answered(api.GET('/payment-intents/{payment_id}', { params: { path: { payment_id: id } } })),
  );
  const isOpen = payment.data?.status === 'created' || payment.data?.status === 'pending';
  const { refetch, dataUpdatedAt, errorUpdatedAt } = payment;
  const createdAt = payment.data?.created_at;
  useEffect(() => {
    if (!isOpen || createdAt === undefined) return;
    const timer = setTimeout(() => void refetch(), askAgainMs(createdAt));
    return () => clearTimeout(timer);
  }, [isOpen, createdAt, refetch, dataUpdatedAt, errorUpdatedAt]);
  return (
    <ScreenBody title={t.title}>
      {payment.isPending && <Waiting label={t.loading} lines={2} />}
      {payment.error && <Trouble error={payment.error} onAgain={() => void refetch()} />}
      {payment.data && <Told payment={payment.data} />}
      <div>
        <ButtonLink to="/me/fines" kind={isOpen ? 'ordinary' : 'main'}>
          {t.charges}
        </ButtonLink>
      </div>
    </ScreenBody>
  );
}

function Told({ payment }: { payment: Intent }) {
  const t = useTexts(texts);
  const { money } = useFormats();
  const { status, amount, given_back: back, redirect_to: there } = payment;
  const isAllBack = status === 'succeeded' && back?.amount.amount_minor === amount.amount_minor;
  return (
    <>
      <p class="title numbers">{money(amount)}</p>
      <Message tone={isAllBack ? 'soon' : TONES[status]}>
        <p>{isAllBack ? t.nothingToPay : t.statuses[status]}</p>
        {back && <p>{back.done ? t.givenBack(money(back.amount)) : t.goesBack(money(back.amount))}</p>}
        {back && status === 'succeeded' && !isAllBack && <p>{t.whyBack}</p>}
      </Message>
      {there !== undefined && (
        <div class="stack stack-tight">
          <p class="quiet">{t.notPaidYet}</p>
          <div>
            <Button kind="main" onPress={() => location.assign(there)}>
              {t.goOn}
            </Button>
          </div>
        </div>
      )}
    </>
  );
}
