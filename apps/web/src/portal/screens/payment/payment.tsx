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

const ASK_AGAIN_MS = 3_000;

/** Where somebody comes back to who has paid, or has not: it waits for the provider's word. */
export function Payment() {
  const t = useTexts(texts);
  const { id = '' } = useParams();
  const payment = useAnswer(['payment', id], () =>
    answered(api.GET('/payment-intents/{payment_id}', { params: { path: { payment_id: id } } })),
  );
  const isOpen = payment.data?.status === 'created' || payment.data?.status === 'pending';
  const { refetch } = payment;
  useEffect(() => {
    if (!isOpen) return;
    const timer = setInterval(() => void refetch(), ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isOpen, refetch]);
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
  return (
    <>
      <p class="title numbers">{money(amount)}</p>
      <Message tone={TONES[status]}>
        <p>{t.statuses[status]}</p>
        {back && <p>{back.done ? t.givenBack(money(back.amount)) : t.goesBack(money(back.amount))}</p>}
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
