import type { components } from '#contracts/public.ts';
import { csvOf } from '#core/csv.ts';
import { Button } from '../../../design/button.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { amountText } from '../../../house/amount.ts';
import { answered, api } from '../../../house/api.ts';
import { useDeed, useList } from '../../../house/asking.ts';
import { chargeTexts } from '../../../house/charges.ts';
import { download } from '../../../house/download.ts';
import { useTexts } from '../../../house/language.ts';
import { More } from '../../../house/more.tsx';
import { Trouble } from '../../../house/trouble.tsx';
import { wholeList } from '../../../house/whole-list.ts';
import { useReaderNames } from '../../reader-names.tsx';
import { texts } from './texts.ts';
import { TillFacts } from './till-facts.tsx';

type Till = components['schemas']['Till'];
type Money = components['schemas']['Money'];

/** The tills that were closed at a branch, with their reports. */
export function ClosedTills({ branch }: { branch: string }) {
  const t = useTexts(texts);
  const tills = useList(['desk', 'tills', branch, 'closed'], (cursor) =>
    answered(
      api.GET('/tills', {
        params: { query: { branch_id: branch, status: 'closed', ...(cursor !== undefined && { cursor }) } },
      }),
    ),
  );
  const names = useReaderNames(
    tills.items?.flatMap(({ opened_by: opened, closed_by: closed }) => [opened, ...(closed ? [closed] : [])]) ?? [],
  );
  return (
    <section class="stack" aria-label={t.past}>
      <h2>{t.past}</h2>
      {tills.isPending && <Waiting label={t.loading} lines={3} />}
      {tills.error && <Trouble error={tills.error} onAgain={() => void tills.refetch()} />}
      {tills.items?.length === 0 && <p class="quiet">{t.noPast}</p>}
      <ul class="stack">
        {tills.items?.map((till) => (
          <li key={till.id} class="card stack stack-tight">
            <div class="row row-apart">
              <h3 class="title">{till.name}</h3>
              <DownloadTill till={till} />
            </div>
            <TillFacts till={till} names={names} />
          </li>
        ))}
      </ul>
      <More {...tills} />
    </section>
  );
}

function DownloadTill({ till }: { till: Till }) {
  const t = useTexts(texts);
  const { kinds, entries: acts, methods } = useTexts(chargeTexts);
  const save = useDeed(async () => {
    const { columns } = t;
    const amount = ({ amount_minor: minor, currency }: Money) => [amountText(minor, currency), currency];
    const sum = (name: string, at: string, money: Money, by = '') => [at, name, '', ...amount(money), '', '', by];
    const taken = await wholeList((page) =>
      answered(api.GET('/tills/{till_id}/entries', { params: { path: { till_id: till.id }, query: page } })),
    );
    download(
      `till-${till.opened_at.slice(0, 10)}-${till.id.slice(-6)}.csv`,
      csvOf(
        [
          columns.at,
          columns.kind,
          columns.method,
          columns.amount,
          columns.currency,
          columns.charge,
          columns.chargeId,
          columns.by,
        ],
        [
          sum(t.floatIs, till.opened_at, till.float, till.opened_by),
          ...taken.map(({ at, kind, method, amount: paid, charge, by = '' }) => [
            at,
            acts[kind],
            method === undefined ? '' : methods[method],
            ...amount(paid),
            kinds[charge.kind],
            charge.id,
            by,
          ]),
          sum(t.expected, till.closed_at ?? '', till.expected),
          ...(till.counted ? [sum(t.counted, till.closed_at ?? '', till.counted, till.closed_by)] : []),
        ],
      ),
    );
  });
  return (
    <div class="stack stack-tight">
      <Button busy={save.isPending} label={t.downloadThis(till.name)} onPress={() => save.mutate(undefined)}>
        {t.download}
      </Button>
      {save.error && <Trouble error={save.error} />}
    </div>
  );
}
