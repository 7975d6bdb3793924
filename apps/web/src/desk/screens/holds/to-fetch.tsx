import type { components } from '#contracts/public.ts';
import { Button } from '../../../design/button.tsx';
import { Table } from '../../../design/table.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed, useList } from '../../../house/asking.ts';
import { useBranches } from '../../../house/branches.ts';
import { useTexts } from '../../../house/language.ts';
import { More } from '../../../house/more.tsx';
import { Trouble } from '../../../house/trouble.tsx';
import { usePrintWhole } from '../../print-whole.ts';
import { texts } from './texts.ts';

/** A list of a branch, of which one at a time is what a printer gets. */
export type OfHolds = { branch: string; isOnPaper: boolean; onPrint: () => void };

type ToFetchRow = components['schemas']['CopyToFetch'];

/** The list with which somebody walks along the shelves. */
export function ToFetch({ branch, isOnPaper, onPrint }: OfHolds) {
  const t = useTexts(texts);
  const { nameOf } = useBranches();
  const list = useList(['desk', 'holds', branch, 'fetch'], (cursor) =>
    answered(api.GET('/copies-to-fetch', { params: { query: { branch, ...(cursor !== undefined && { cursor }) } } })),
  );
  const rows = list.items ?? [];
  const paper = usePrintWhole(list);
  const print = () => {
    onPrint();
    void paper.print();
  };
  return (
    <section class={isOnPaper ? 'stack' : 'stack no-print'} aria-label={t.fetch}>
      <div class="row row-apart">
        <h2>{t.fetch}</h2>
        {rows.length > 0 && (
          <span class="no-print">
            <Button busy={paper.isReading} label={t.printThis(t.fetch)} onPress={print}>
              {t.print}
            </Button>
          </span>
        )}
      </div>
      {list.isPending && <Waiting label={t.loading} lines={2} />}
      {list.error && <Trouble error={list.error} onAgain={() => void list.refetch()} />}
      {list.items?.length === 0 && <p class="quiet">{t.nothingToFetch}</p>}
      {rows.length > 0 && (
        <>
          <p class="quiet no-print">{t.fetchHint}</p>
          <Table
            label={t.fetch}
            rows={rows}
            keyOf={({ copy_id: id }) => id}
            columns={[
              { label: t.book, cell: ({ title, author }) => `${title} · ${author}` },
              {
                label: t.place,
                cell: placeOf,
              },
              { label: t.barcode, cell: ({ barcode }) => <span class="numbers">{barcode}</span> },
              { label: t.goesTo, cell: ({ pickup_branch: to }) => (to === branch ? t.shelf : nameOf(to)) },
              { label: t.missing, acts: true, cell: (row) => <NotThere row={row} branch={branch} /> },
            ]}
          />
        </>
      )}
      <span class="no-print">
        <More {...list} />
      </span>
    </section>
  );
}

export const placeOf = ({ location, call_number: number }: { location?: string; call_number?: string }): string =>
  [location, number].filter(Boolean).join(' · ') || '—';

/** The copy is recorded as missing, and the reader gets another, or waits again. */
function NotThere({ row: { barcode, title }, branch }: { row: ToFetchRow; branch: string }) {
  const t = useTexts(texts);
  const record = useDeed(
    (_: undefined, key) =>
      answered(
        api.PATCH('/copies', { params: { header: { 'Idempotency-Key': key } }, body: { barcode, status: 'missing' } }),
      ),
    [['desk', 'holds', branch]],
  );
  return (
    <>
      <Button busy={record.isPending} onPress={() => record.mutate(undefined)} label={t.missingThis(title)}>
        {t.missing}
      </Button>
      {record.error && <Trouble error={record.error} />}
    </>
  );
}
