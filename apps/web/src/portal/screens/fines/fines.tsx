import { Mark } from '../../../design/message.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useAnswer } from '../../../house/asking.ts';
import { FINE_TONES } from '../../../house/fine-tones.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { ScreenBody } from '../../../house/screen.tsx';
import { useAccount } from '../../../house/session.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { texts } from './texts.ts';

export function Fines() {
  const t = useTexts(texts);
  const { money, count } = useFormats();
  const userId = useAccount()?.id ?? '';
  const fines = useAnswer(['fines', userId], () =>
    answered(api.GET('/fines/user/{user_id}', { params: { path: { user_id: userId } } })),
  );
  return (
    <ScreenBody title={t.title}>
      {fines.isPending && <Waiting label={t.loading} />}
      {fines.error && <Trouble error={fines.error} onAgain={() => void fines.refetch()} />}
      {fines.data && (
        <>
          {fines.data.items.length === 0 ? (
            <p>{t.none}</p>
          ) : (
            <div class="stack stack-tight">
              <p>{t.owed(money(fines.data.balance))}</p>
              {fines.data.balance.amount_minor > 0 && <p class="quiet">{t.howToPay}</p>}
            </div>
          )}
          <ul class="stack">
            {fines.data.items.map((fine) => (
              <li key={fine.id} class="card stack stack-tight">
                <h2 class="title">{fine.title}</h2>
                <div class="row row-apart">
                  <Mark tone={FINE_TONES[fine.status]}>{t.statuses[fine.status]}</Mark>
                  <b class="numbers">{money(fine.amount)}</b>
                </div>
                <p class="quiet">{t.overdue(count(fine.days_overdue, t.days))}</p>
              </li>
            ))}
          </ul>
        </>
      )}
    </ScreenBody>
  );
}
