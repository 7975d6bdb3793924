import { useEffect } from 'preact/hooks';
import { Button } from '../../../design/button.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import { useTexts } from '../../../house/language.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { texts } from './texts.ts';

type PayOnlineProps = { chargeIds: string[]; kind: 'main' | 'ordinary'; label?: string; children: string };

/** Begins to pay these charges, and goes where that is done. */
export function PayOnline({ chargeIds, kind, label, children }: PayOnlineProps) {
  const t = useTexts(texts);
  const pay = useDeed(async (charge_ids: string[], key) => {
    const params = { header: { 'Idempotency-Key': key } };
    const { id, redirect_to: there } = await answered(api.POST('/payment-intents', { body: { charge_ids }, params }));
    location.assign(there ?? `/payments/${id}`);
  });
  const { reset } = pay;
  // Whoever comes back by the browser's button may find the page as they left it.
  useEffect(() => {
    const back = ({ persisted }: PageTransitionEvent) => {
      if (persisted) reset();
    };
    addEventListener('pageshow', back);
    return () => removeEventListener('pageshow', back);
  }, [reset]);
  return (
    <div class="stack stack-tight">
      <div>
        <Button
          kind={kind}
          busy={pay.isPending || pay.isSuccess}
          onPress={() => pay.mutate(chargeIds)}
          {...(label !== undefined && { label })}
        >
          {pay.isSuccess ? t.leaving : children}
        </Button>
      </div>
      {pay.error && <Trouble error={pay.error} />}
    </div>
  );
}
