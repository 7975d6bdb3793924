import type { components } from '#contracts/public.ts';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useList } from '../../../house/asking.ts';
import type { Charge } from '../../../house/charges.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { More } from '../../../house/more.tsx';
import { maySee } from '../../../house/screens.tsx';
import { useAccount } from '../../../house/session.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { ChargeRow } from './charge-row.tsx';
import { texts } from './charge-texts.ts';
import { NewCharge } from './new-charge.tsx';

type ChargePage = { items: Charge[]; next_cursor?: string; balance: components['schemas']['Money'] };

/** What a reader was charged, and what can be done about it; nobody does it about their own. */
export function ReaderCharges({ readerId }: { readerId: string }) {
  const t = useTexts(texts);
  const { money } = useFormats();
  const account = useAccount();
  const isOwn = account?.id === readerId;
  const charges = useList<Charge, ChargePage>(['desk', 'reader', readerId, 'charges'], (cursor) =>
    answered(
      api.GET('/charges/user/{user_id}', {
        params: { path: { user_id: readerId }, query: cursor === undefined ? {} : { cursor } },
      }),
    ),
  );
  const balance = charges.pages?.[0]?.balance;
  return (
    <section class="stack" aria-label={t.charges}>
      <h2>{t.charges}</h2>
      {charges.isPending && <Waiting label={t.loading} />}
      {charges.error && <Trouble error={charges.error} onAgain={() => void charges.refetch()} />}
      {balance && <p>{charges.items?.length === 0 ? t.noCharges : t.owes(money(balance))}</p>}
      {isOwn && <p class="quiet">{t.own}</p>}
      <ul class="list">
        {charges.items?.map((charge) => (
          <li key={charge.id}>
            <ChargeRow charge={charge} readerId={readerId} isOwn={isOwn} />
          </li>
        ))}
      </ul>
      <More {...charges} />
      {balance && !isOwn && maySee('charges.add', account) && (
        <NewCharge readerId={readerId} currency={balance.currency} />
      )}
    </section>
  );
}
