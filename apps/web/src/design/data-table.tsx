import type { Column } from './table.tsx';

export type DataColumn<Row> = Omit<Column<Row>, 'acts'>;

type DataTableProps<Row> = {
  /** What the table is of. */
  label: string;
  /** The first one names the row. */
  columns: readonly DataColumn<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
};

/** Many rows of data, in a window of their own: a table beside a plot, a report of an import. */
export function DataTable<Row>({ label, columns: [first, ...others], rows, keyOf }: DataTableProps<Row>) {
  if (!first) return null;
  return (
    // What can be scrolled can be reached by the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div class="data-table" role="region" aria-label={label} tabIndex={0}>
      <table>
        <caption class="visually-hidden">{label}</caption>
        <thead>
          <tr>
            {[first, ...others].map((column) => (
              <th key={column.label} scope="col" class={column.figures ? 'figures' : undefined}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              <th scope="row" class={first.figures ? 'figures' : undefined}>
                {first.cell(row)}
              </th>
              {others.map((column) => (
                <td key={column.label} class={column.figures ? 'figures' : undefined}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
