import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../../design/button.tsx';
import { Mark } from '../../../design/message.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import { ChargeEntries } from '../../../house/charge-entries.tsx';
import { CHARGE_TONES, chargeTexts, nameOf, type Charge } from '../../../house/charges.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { maySee } from '../../../house/screens.tsx';
import { useAccount } from '../../../house/session.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { placeOfPayment } from '../../settings.ts';
import { actsOn, ChargeForm, type ActOnCharge } from './charge-form.tsx';
import { texts } from './charge-texts.ts';

type ChargeRowProps = { charge: Charge; readerId: string; isOwn: boolean };

/** One charge: the whole of it is paid by one press, anything else asks how much and why. */
export function ChargeRow({ charge, readerId, isOwn }: ChargeRowProps) {
  const t = useTexts(texts);
  const of = useTexts(chargeTexts);
  const { money } = useFormats();
  const account = useAccount();
  const [open, show] = useState<ActOnCharge>();
  const place = useRef<HTMLDivElement>(null);
  const opened = useRef<ActOnCharge>();
  useEffect(() => {
    // Into the form that opens, and back to the button of the one that closes.
    const was = opened.current;
    opened.current = open;
    if (open !== undefined) place.current?.querySelector<HTMLElement>('form .input')?.focus();
    else if (was !== undefined) place.current?.querySelector<HTMLElement>(`[data-opens=${was}] button`)?.focus();
  }, [open]);
  const pay = useDeed(
    ({ method, place }: { method: 'cash' | 'card'; place: ReturnType<typeof placeOfPayment> }, key) =>
      answered(
        api.POST('/charges/{charge_id}/pay', {
          params: { path: { charge_id: charge.id }, header: { 'Idempotency-Key': key } },
          body: { method, ...place },
        }),
      ),
    [['desk', 'reader', readerId]],
  );
  const name = nameOf(charge, of);
  const acts = isOwn ? [] : actsOn(charge).filter(({ needs }) => maySee(needs, account));
  return (
    <div ref={place} class="stack stack-tight">
      <div class="row row-apart">
        <div>
          <b>{name}</b>
          {charge.title && <p class="small quiet">{of.kinds[charge.kind]}</p>}
          {charge.comment && <p class="small quiet">{charge.comment}</p>}
        </div>
        <div class="row">
          <b class="numbers">{money(charge.status === 'owed' ? charge.outstanding : charge.amount)}</b>
          <Mark tone={CHARGE_TONES[charge.status]}>{of.statuses[charge.status]}</Mark>
        </div>
      </div>
      <div class="row">
        {charge.status === 'owed' && !isOwn && maySee('charges.settle', account) && (
          <>
            <Button
              kind="main"
              busy={pay.isPending}
              onPress={() => pay.mutate({ method: 'cash', place: placeOfPayment() })}
              label={t.payThis(name)}
            >
              {t.pay}
            </Button>
            <Button
              busy={pay.isPending}
              onPress={() => pay.mutate({ method: 'card', place: placeOfPayment() })}
              label={t.payByCardThis(name)}
            >
              {t.payByCard}
            </Button>
          </>
        )}
        {acts.map(({ act }) => (
          <span key={act} data-opens={act}>
            <Button
              kind="plain"
              pressed={open === act}
              onPress={() => show(open === act ? undefined : act)}
              label={t.actOn[act](name)}
            >
              {t.acts[act]}
            </Button>
          </span>
        ))}
      </div>
      {open !== undefined && (
        <ChargeForm key={open} act={open} charge={charge} readerId={readerId} onDone={() => show(undefined)} />
      )}
      <ChargeEntries entries={charge.entries ?? []} />
      {pay.error && <Trouble error={pay.error} />}
    </div>
  );
}
