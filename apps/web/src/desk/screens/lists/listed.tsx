import type { ComponentChildren } from 'preact';
import { csvOf } from '#core/csv.ts';
import { Button } from '../../../design/button.tsx';
import { Table } from '../../../design/table.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import type { useList } from '../../../house/asking.ts';
import { download } from '../../../house/download.ts';
import { useTexts } from '../../../house/language.ts';
import { More } from '../../../house/more.tsx';
import { Trouble } from '../../../house/trouble.tsx';
import { texts } from './texts.ts';

type List<Row> = ReturnType<typeof useList<Row>>;

export type ListedColumn<Row> = {
  label: string;
  cell: (row: Row) => ComponentChildren;
  /** As it stands in a file. */
  inFile: (row: Row) => string | number;
  figures?: boolean;
};

type ListedProps<Row> = {
  /** Names the file. */
  name: string;
  title: string;
  list: List<Row>;
  keyOf: (row: Row) => string;
  columns: readonly ListedColumn<Row>[];
};

/** One list: a page of it after another, and what is shown as a file. */
export function Listed<Row>({ name, title, list, keyOf, columns }: ListedProps<Row>) {
  const t = useTexts(texts);
  const rows = list.items ?? [];
  const save = () =>
    download(
      `${name}.csv`,
      csvOf(
        columns.map(({ label }) => label),
        rows.map((row) => columns.map(({ inFile }) => inFile(row))),
      ),
    );
  return (
    <section class="stack">
      <div class="row row-apart">
        <h2>{title}</h2>
        {rows.length > 0 && (
          <Button label={(list.hasNextPage ? t.downloadShownOf : t.downloadThis)(title)} onPress={save}>
            {list.hasNextPage ? t.downloadShown : t.download}
          </Button>
        )}
      </div>
      {list.isPending && <Waiting label={t.loading} lines={2} />}
      {list.error && <Trouble error={list.error} onAgain={() => void list.refetch()} />}
      {list.items?.length === 0 && <p class="quiet">{t.nothing}</p>}
      {rows.length > 0 && <Table label={title} rows={rows} keyOf={keyOf} columns={columns} />}
      <More {...list} />
    </section>
  );
}
