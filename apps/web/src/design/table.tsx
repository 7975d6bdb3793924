import { Fragment, type ComponentChildren } from 'preact';

export type Column<Row> = {
  label: string;
  cell: (row: Row) => ComponentChildren;
  /** Figures stand under each other, at the end of their column. */
  figures?: boolean;
  /** Buttons, which say what they are and want the whole width of a card. */
  acts?: boolean;
};

type TableProps<Row> = {
  /** What the table is of, for those who do not see it. */
  label: string;
  /** The first one names the row. */
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** What belongs to a row and needs its whole width: a form, a refusal. */
  below?: (row: Row) => ComponentChildren;
};

/** Rows and columns; where there is no room for columns, a card for each row. */
export function Table<Row>({ label, columns, rows, keyOf, below }: TableProps<Row>) {
  const [first, ...others] = columns;
  return (
    <div class="table-room">
      {/* Named again as a table: browsers forget it of one that is laid out otherwise. */}
      <table class="table" role="table" aria-label={label}>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th key={column.label} role="columnheader" scope="col" class={column.figures ? 'figures' : undefined}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => {
            const more = below?.(row);
            return (
              <Fragment key={keyOf(row)}>
                <tr role="row" class={more ? 'table-above' : undefined}>
                  {first && (
                    <th role="rowheader" scope="row">
                      {first.cell(row)}
                    </th>
                  )}
                  {others.map((column) => (
                    <td
                      key={column.label}
                      role="cell"
                      data-label={column.label}
                      class={column.acts ? 'acts' : column.figures ? 'figures' : undefined}
                    >
                      <div>{column.cell(row)}</div>
                    </td>
                  ))}
                </tr>
                {more && (
                  <tr role="row" class="table-below">
                    <td role="cell" colSpan={columns.length}>
                      {more}
                    </td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
