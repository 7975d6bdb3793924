import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { csvOf } from '#core/csv.ts';
import { Button } from '../../design/button.tsx';
import { Table } from '../../design/table.tsx';
import { Waiting } from '../../design/waiting.tsx';
import { useDeed, useList } from '../../house/asking.ts';
import { download } from '../../house/download.ts';
import { useFormats } from '../../house/formats.ts';
import { useTexts } from '../../house/language.ts';
import { More } from '../../house/more.tsx';
import { Trouble } from '../../house/trouble.tsx';
import { wholeList, type PageAsked } from '../../house/whole-list.ts';
import { namesOf, ReaderLink, useReaderNames, type ReaderNames } from '../reader-names.tsx';
import { texts } from './texts.ts';

export type ListedColumn<Row> = {
  label: string;
  /** As it stands in a file. */
  inFile: (row: Row, names: ReaderNames | undefined) => string | number;
  /** On the page, if that is anything else. */
  cell?: (row: Row, names: ReaderNames | undefined) => ComponentChildren;
  figures?: boolean;
  /** What is only in the file: nobody looks for it on the page. */
  inFileOnly?: boolean;
};

type Page<Row> = { items: Row[]; next_cursor?: string };

type ListedProps<Row> = {
  /** Names the question, and the file. */
  name: string;
  /** What it is asked with. */
  by: readonly string[];
  title: string;
  ask: (page: PageAsked) => Promise<Page<Row>>;
  keyOf: (row: Row) => string;
  /** Whose names a row tells. */
  readerOf?: (row: Row) => string | readonly string[];
  columns: readonly ListedColumn<Row>[];
};

/** One list: a page of it after another, and all of it as a file. */
export function Listed<Row>({ name, by, title, ask, keyOf, readerOf, columns }: ListedProps<Row>) {
  const t = useTexts(texts);
  const list = useList(['desk', 'listed', name, ...by], (cursor) => ask(cursor === undefined ? {} : { cursor }));
  const rows = list.items ?? [];
  const names = useReaderNames(readerOf ? rows.flatMap(readerOf) : []);
  return (
    <section class="stack">
      <div class="row row-apart">
        <h2>{title}</h2>
        {rows.length > 0 && <Download name={name} title={title} ask={ask} readerOf={readerOf} columns={columns} />}
      </div>
      {list.isPending && <Waiting label={t.loading} lines={2} />}
      {list.error && <Trouble error={list.error} onAgain={() => void list.refetch()} />}
      {list.items?.length === 0 && <p class="quiet">{t.nothing}</p>}
      {rows.length > 0 && (
        <Table
          label={title}
          rows={rows}
          keyOf={keyOf}
          columns={columns
            .filter(({ inFileOnly = false }) => !inFileOnly)
            .map(({ label, cell, inFile, figures = false }) => ({
              label,
              figures,
              cell: (row: Row) => (cell ?? inFile)(row, names),
            }))}
        />
      )}
      <More {...list} />
    </section>
  );
}

type DownloadProps<Row> = Pick<ListedProps<Row>, 'name' | 'title' | 'ask' | 'columns'> & {
  readerOf: ListedProps<Row>['readerOf'] | undefined;
};

/** All of the list, however much of it is shown; it tells how far it has come. */
function Download<Row>({ name, title, ask, readerOf, columns }: DownloadProps<Row>) {
  const t = useTexts(texts);
  const { number } = useFormats();
  const [count, tell] = useState(0);
  const save = useDeed(async () => {
    tell(0);
    const rows = await wholeList(ask, tell);
    const names = readerOf && (await namesOf(rows.flatMap(readerOf)));
    const header = columns.map(({ label }) => label);
    download(
      `${name}.csv`,
      csvOf(
        header,
        rows.map((row) => columns.map(({ inFile }) => inFile(row, names))),
      ),
    );
  });
  return (
    <div class="stack stack-tight">
      <Button busy={save.isPending} label={t.downloadThis(title)} onPress={() => save.mutate(undefined)}>
        {t.download}
      </Button>
      {save.isPending && (
        <p class="quiet small" role="status">
          {t.read(number(count))}
        </p>
      )}
      {save.error && <Trouble error={save.error} />}
    </div>
  );
}

/** Who it is: by name on the page, by card and name in a file. */
export function useReaderColumns<Row>(readerOf: (row: Row) => string): ListedColumn<Row>[] {
  const t = useTexts(texts);
  return [
    {
      label: t.reader,
      inFile: (row, names) => names?.get(readerOf(row))?.full_name ?? '',
      cell: (row, names) => <ReaderLink id={readerOf(row)} names={names} />,
    },
    { label: t.card, inFile: (row, names) => names?.get(readerOf(row))?.card_number ?? '', inFileOnly: true },
  ];
}
