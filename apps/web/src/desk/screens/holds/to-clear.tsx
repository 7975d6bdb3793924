import { Table } from '../../../design/table.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useList } from '../../../house/asking.ts';
import { useTexts } from '../../../house/language.ts';
import { More } from '../../../house/more.tsx';
import { Trouble } from '../../../house/trouble.tsx';
import { texts } from './texts.ts';

/** What stands on the hold shelf, and nobody will come for. */
export function ToClear({ branch }: { branch: string }) {
  const t = useTexts(texts);
  const list = useList(['desk', 'holds', branch, 'clear'], (cursor) =>
    answered(api.GET('/copies-to-clear', { params: { query: { branch, ...(cursor !== undefined && { cursor }) } } })),
  );
  return (
    <section class="stack no-print">
      <h2>{t.clear}</h2>
      {list.isPending && <Waiting label={t.loading} lines={2} />}
      {list.error && <Trouble error={list.error} onAgain={() => void list.refetch()} />}
      {list.items?.length === 0 && <p class="quiet">{t.nothingToClear}</p>}
      {list.items && list.items.length > 0 && (
        <>
          <p class="quiet">{t.clearHint}</p>
          <Table
            label={t.clear}
            rows={list.items}
            keyOf={({ copy_id: id }) => id}
            columns={[
              { label: t.book, cell: ({ title, author }) => `${title} · ${author}` },
              { label: t.barcode, cell: ({ barcode }) => <span class="numbers">{barcode}</span> },
            ]}
          />
        </>
      )}
      <More {...list} />
    </section>
  );
}
