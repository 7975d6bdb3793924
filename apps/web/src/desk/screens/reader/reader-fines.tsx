import type { components } from '#contracts/public.ts';
import { Button } from '../../../design/button.tsx';
import { Mark } from '../../../design/message.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useAnswer, useDeed } from '../../../house/asking.ts';
import { FINE_TONES } from '../../../house/fine-tones.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { texts } from './texts.ts';

type Fine = components['schemas']['Fine'];

/** What a reader owes, with payment and waiver in the row. */
export function ReaderFines({ readerId }: { readerId: string }) {
  const t = useTexts(texts);
  const { money } = useFormats();
  const fines = useAnswer(['desk', 'reader', readerId, 'fines'], () =>
    answered(api.GET('/fines/user/{user_id}', { params: { path: { user_id: readerId } } })),
  );
  return (
    <section class="stack">
      <h2>{t.fines}</h2>
      {fines.isPending && <Waiting label={t.loading} />}
      {fines.error && <Trouble error={fines.error} onAgain={() => void fines.refetch()} />}
      {fines.data && <p>{fines.data.items.length === 0 ? t.noFines : t.owes(money(fines.data.balance))}</p>}
      <ul class="list">
        {fines.data?.items.map((fine) => (
          <li key={fine.id}>
            <FineRow fine={fine} readerId={readerId} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function FineRow({ fine, readerId }: { fine: Fine; readerId: string }) {
  const t = useTexts(texts);
  const { money } = useFormats();
  const settle = useDeed(
    (as: 'paid' | 'waived', key) =>
      answered(
        api.POST('/fines/{fine_id}/settle', {
          params: { path: { fine_id: fine.id }, header: { 'Idempotency-Key': key } },
          body: { as },
        }),
      ),
    [['desk', 'reader', readerId]],
  );
  return (
    <div class="stack stack-tight">
      <div class="row row-apart">
        <b>{fine.title}</b>
        <div class="row">
          <b class="numbers">{money(fine.amount)}</b>
          <Mark tone={FINE_TONES[fine.status]}>{t.statuses[fine.status]}</Mark>
          {fine.status === 'owed' && (
            <>
              <Button
                kind="main"
                busy={settle.isPending}
                onPress={() => settle.mutate('paid')}
                label={t.payThis(fine.title)}
              >
                {t.pay}
              </Button>
              <Button busy={settle.isPending} onPress={() => settle.mutate('waived')} label={t.waiveThis(fine.title)}>
                {t.waive}
              </Button>
            </>
          )}
        </div>
      </div>
      {settle.error && <Trouble error={settle.error} />}
    </div>
  );
}
