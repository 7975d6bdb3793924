import { Mark } from '../../../design/message.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useAnswer } from '../../../house/asking.ts';
import { ChargeEntries } from '../../../house/charge-entries.tsx';
import { CHARGE_TONES, chargeTexts, nameOf, type Charge } from '../../../house/charges.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { ScreenBody } from '../../../house/screen.tsx';
import { useAccount } from '../../../house/session.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { PayOnline } from './pay-online.tsx';
import { texts } from './texts.ts';

/** What a reader was charged and what has become of it. */
export function Charges() {
  const t = useTexts(texts);
  const of = useTexts(chargeTexts);
  const { money, count } = useFormats();
  const userId = useAccount()?.id ?? '';
  const charges = useAnswer(['charges', userId], () =>
    answered(api.GET('/charges/user/{user_id}', { params: { path: { user_id: userId }, query: { limit: 100 } } })),
  );
  const owed = charges.data?.items.filter(({ status }) => status === 'owed') ?? [];
  const paysOnline = charges.data?.pays_online ?? false;
  return (
    <ScreenBody title={t.title}>
      {charges.isPending && <Waiting label={t.loading} />}
      {charges.error && <Trouble error={charges.error} onAgain={() => void charges.refetch()} />}
      {charges.data && (
        <>
          {charges.data.items.length === 0 ? (
            <p>{t.none}</p>
          ) : (
            <div class="stack stack-tight">
              <p>{t.owed(money(charges.data.balance))}</p>
              {charges.data.balance.amount_minor > 0 && <p class="quiet">{paysOnline ? t.alsoAtDesk : t.howToPay}</p>}
              {paysOnline && owed.length > 0 && (
                <PayOnline chargeIds={owed.map(({ id }) => id)} kind="main">
                  {t.payAll(money(sumOf(owed)))}
                </PayOnline>
              )}
            </div>
          )}
          <ul class="stack">
            {charges.data.items.map((charge) => (
              <li key={charge.id} class="card stack stack-tight">
                <h2 class="title">{nameOf(charge, of)}</h2>
                <div class="row row-apart">
                  <Mark tone={CHARGE_TONES[charge.status]}>{t.statuses[charge.status]}</Mark>
                  <b class="numbers">{money(charge.amount)}</b>
                </div>
                {charge.title && <p class="quiet">{of.kinds[charge.kind]}</p>}
                {charge.days_overdue !== undefined && (
                  <p class="quiet">{t.overdue(count(charge.days_overdue, t.days))}</p>
                )}
                {charge.comment && <p class="quiet">{charge.comment}</p>}
                {charge.status === 'owed' && charge.outstanding.amount_minor < charge.amount.amount_minor && (
                  <p>{t.rest(money(charge.outstanding))}</p>
                )}
                {paysOnline && charge.status === 'owed' && owed.length > 1 && (
                  <PayOnline chargeIds={[charge.id]} kind="ordinary" label={t.payThis(nameOf(charge, of))}>
                    {t.pay(money(charge.outstanding))}
                  </PayOnline>
                )}
                <ChargeEntries entries={charge.entries ?? []} />
              </li>
            ))}
          </ul>
        </>
      )}
    </ScreenBody>
  );
}

/** What is outstanding of all of them. */
const sumOf = (charges: readonly Charge[]): Charge['outstanding'] => ({
  amount_minor: charges.reduce((sum, { outstanding }) => sum + outstanding.amount_minor, 0),
  currency: charges[0]?.outstanding.currency ?? '',
});
