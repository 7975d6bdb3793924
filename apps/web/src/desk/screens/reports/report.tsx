import type { ComponentChildren } from 'preact';
import { csvOf } from '#core/csv.ts';
import { Button } from '../../../design/button.tsx';
import { DataTable, type DataColumn } from '../../../design/data-table.tsx';
import { Message } from '../../../design/message.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { Refusal } from '../../../house/api.ts';
import { useAnswer } from '../../../house/asking.ts';
import { download } from '../../../house/download.ts';
import { useTexts } from '../../../house/language.ts';
import { Trouble } from '../../../house/trouble.tsx';
import type { Period } from './period.ts';
import { texts } from './texts.ts';

type ReportProps<Data extends Required<Period>, Row> = {
  /** Names the question, and the file. */
  name: string;
  title: string;
  period: Period;
  ask: (period: Period) => Promise<Data>;
  rowsOf: (data: Data) => readonly Row[];
  keyOf: (row: Row) => string;
  columns: readonly (DataColumn<Row> & { inFile?: (row: Row) => string | number })[];
  /** What is drawn above the table, or beside it. Without rows there is nothing to draw. */
  plot?: (data: Data, rows: readonly Row[]) => ComponentChildren;
};

/** One report: what is drawn, and the table that says the same, to be read and downloaded. */
export function Report<Data extends Required<Period>, Row>(props: ReportProps<Data, Row>) {
  const { name, title, period, ask, rowsOf, keyOf, columns, plot } = props;
  const t = useTexts(texts);
  const answer = useAnswer(['desk', 'reports', name, period.from, period.to], () => ask(period));
  const rows = answer.data ? rowsOf(answer.data) : [];
  const inFile = columns.flatMap(({ label, inFile: value }) => (value ? [{ label, value }] : []));
  const save = ({ from, to }: Required<Period>) =>
    download(
      `${name}-${from}-${to}.csv`,
      csvOf(
        inFile.map(({ label }) => label),
        rows.map((row) => inFile.map(({ value }) => value(row))),
      ),
    );
  return (
    <section class="stack report">
      <div class="row row-apart">
        <h2>{title}</h2>
        {answer.data && rows.length > 0 && (
          <Button label={t.downloadThis(title)} onPress={() => answer.data && save(answer.data)}>
            {t.download}
          </Button>
        )}
      </div>
      {answer.isPending && <Waiting label={t.loading} />}
      {answer.error && <WhyNone error={answer.error} onAgain={() => void answer.refetch()} />}
      {answer.data && rows.length === 0 && <p class="quiet">{t.nothing}</p>}
      {answer.data && rows.length > 0 && (
        <div class={plot ? 'report-pair' : undefined}>
          {plot?.(answer.data, rows)}
          <DataTable label={title} rows={rows} keyOf={keyOf} columns={columns} />
        </div>
      )}
    </section>
  );
}

/** A library may run without statistics. */
function WhyNone({ error, onAgain }: { error: Error; onAgain: () => void }) {
  const t = useTexts(texts);
  if (error instanceof Refusal && error.problem.status >= 500)
    return (
      <Message tone="soon">
        <p>{t.away}</p>
      </Message>
    );
  return <Trouble error={error} {...(!(error instanceof Refusal) && { onAgain })} />;
}
