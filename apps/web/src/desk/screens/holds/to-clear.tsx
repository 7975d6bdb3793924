import { Button } from '../../../design/button.tsx';
import { Table } from '../../../design/table.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useList } from '../../../house/asking.ts';
import { useBranches } from '../../../house/branches.ts';
import { useTexts } from '../../../house/language.ts';
import { More } from '../../../house/more.tsx';
import { Trouble } from '../../../house/trouble.tsx';
import { usePrintWhole } from '../../print-whole.ts';
import { texts } from './texts.ts';
import { placeOf, type OfHolds } from './to-fetch.tsx';

/** What stands on the hold shelf, and nobody will come for. */
export function ToClear({ branch, isOnPaper, onPrint }: OfHolds) {
  const t = useTexts(texts);
  const { nameOf } = useBranches();
  const list = useList(['desk', 'holds', branch, 'clear'], (cursor) =>
    answered(api.GET('/copies-to-clear', { params: { query: { branch, ...(cursor !== undefined && { cursor }) } } })),
  );
  const rows = list.items ?? [];
  const paper = usePrintWhole(list);
  const print = () => {
    onPrint();
    void paper.print();
  };
  return (
    <section class={isOnPaper ? 'stack' : 'stack no-print'} aria-label={t.clear}>
      <div class="row row-apart">
        <h2>{t.clear}</h2>
        {rows.length > 0 && (
          <span class="no-print">
            <Button busy={paper.isReading} label={t.printThis(t.clear)} onPress={print}>
              {t.print}
            </Button>
          </span>
        )}
      </div>
      {list.isPending && <Waiting label={t.loading} lines={2} />}
      {list.error && <Trouble error={list.error} onAgain={() => void list.refetch()} />}
      {list.items?.length === 0 && <p class="quiet">{t.nothingToClear}</p>}
      {rows.length > 0 && (
        <>
          <p class="quiet no-print">{t.clearHint}</p>
          <Table
            label={t.clear}
            rows={rows}
            keyOf={({ copy_id: id }) => id}
            columns={[
              { label: t.book, cell: ({ title, author }) => `${title} · ${author}` },
              { label: t.barcode, cell: ({ barcode }) => <span class="numbers">{barcode}</span> },
              { label: t.goesTo, cell: ({ home_branch: home }) => (home === branch ? t.itsShelf : nameOf(home)) },
              { label: t.place, cell: placeOf },
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
