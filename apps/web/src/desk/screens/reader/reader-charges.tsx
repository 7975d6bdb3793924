import { Button } from '../../../design/button.tsx';
import { Mark } from '../../../design/message.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useAnswer, useDeed } from '../../../house/asking.ts';
import { ChargeEntries } from '../../../house/charge-entries.tsx';
import { CHARGE_TONES, chargeTexts, nameOf, type Charge } from '../../../house/charges.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { texts } from './texts.ts';

/** What a reader was charged, with payment and waiver in the row. */
export function ReaderCharges({ readerId }: { readerId: string }) {
  const t = useTexts(texts);
  const { money } = useFormats();
  const charges = useAnswer(['desk', 'reader', readerId, 'charges'], () =>
    answered(api.GET('/charges/user/{user_id}', { params: { path: { user_id: readerId }, query: { limit: 100 } } })),
  );
  return (
    <section class="stack">
      <h2>{t.charges}</h2>
      {charges.isPending && <Waiting label={t.loading} />}
      {charges.error && <Trouble error={charges.error} onAgain={() => void charges.refetch()} />}
      {charges.data && <p>{charges.data.items.length === 0 ? t.noCharges : t.owes(money(charges.data.balance))}</p>}
      <ul class="list">
        {charges.data?.items.map((charge) => (
          <li key={charge.id}>
            <ChargeRow charge={charge} readerId={readerId} />
          </li>
        ))}
      </ul>
    </section>
  );
}

type Settlement = 'cash' | 'card' | 'waived';

function ChargeRow({ charge, readerId }: { charge: Charge; readerId: string }) {
  const t = useTexts(texts);
  const of = useTexts(chargeTexts);
  const { money } = useFormats();
  const settle = useDeed(
    (as: Settlement, key) => {
      const params = { path: { charge_id: charge.id }, header: { 'Idempotency-Key': key } };
      return as === 'waived'
        ? answered(api.POST('/charges/{charge_id}/waive', { params, body: {} }))
        : answered(api.POST('/charges/{charge_id}/pay', { params, body: { method: as } }));
    },
    [['desk', 'reader', readerId]],
  );
  const name = nameOf(charge, of);
  return (
    <div class="stack stack-tight">
      <div class="row row-apart">
        <div>
          <b>{name}</b>
          {charge.title && <p class="small quiet">{of.kinds[charge.kind]}</p>}
          {charge.comment && <p class="small quiet">{charge.comment}</p>}
        </div>
        <div class="row">
          <b class="numbers">{money(charge.status === 'owed' ? charge.outstanding : charge.amount)}</b>
          <Mark tone={CHARGE_TONES[charge.status]}>{of.statuses[charge.status]}</Mark>
          {charge.status === 'owed' && (
            <>
              <Button kind="main" busy={settle.isPending} onPress={() => settle.mutate('cash')} label={t.payThis(name)}>
                {t.pay}
              </Button>
              <Button busy={settle.isPending} onPress={() => settle.mutate('card')} label={t.payByCardThis(name)}>
                {t.payByCard}
              </Button>
              <Button busy={settle.isPending} onPress={() => settle.mutate('waived')} label={t.waiveThis(name)}>
                {t.waive}
              </Button>
            </>
          )}
        </div>
      </div>
      <ChargeEntries entries={charge.entries ?? []} />
      {settle.error && <Trouble error={settle.error} />}
    </div>
  );
}
