import { useWidth } from './use-width.ts';

type Cell = { weekday: number; hour: number; value: number };
type Props = {
  /** What is not there is nothing. */
  cells: readonly Cell[];
  /** Monday first. */
  weekdays: readonly string[];
  numberOf: (value: number) => string;
};

const STEPS = 5;
const [LEFT, TOP, ROW] = [36, 4, 30];

/** The hours of a week, the darker the busier. The table beside it says the same. */
export function WeekHeat({ cells, weekdays, numberOf }: Props) {
  const { place, width } = useWidth<HTMLElement>();
  const largest = Math.max(1, ...cells.map(({ value }) => value));
  const hours = cells.map(({ hour }) => hour);
  const [first, last] = [Math.min(9, ...hours), Math.max(19, ...hours)];
  const across = last - first + 1;
  const size = Math.max(0, width - LEFT) / across;
  const stepOf = (value: number) => Math.ceil((value / largest) * STEPS);
  const values = new Map(cells.map(({ weekday, hour, value }) => [`${weekday} ${hour}`, value]));
  const labelled = size < 18 ? 3 : size < 26 ? 2 : 1;
  return (
    <figure class="plot" ref={place} aria-hidden="true">
      {width > 0 && (
        <svg width={width} height={TOP + 7 * ROW + 24}>
          {weekdays.map((weekday, row) => (
            <g key={weekday}>
              <text class="plot-label" x={LEFT - 8} y={TOP + row * ROW + ROW / 2} dy="0.32em" text-anchor="end">
                {weekday}
              </text>
              {Array.from({ length: across }, (_, column) => {
                const value = values.get(`${row + 1} ${first + column}`) ?? 0;
                return (
                  <rect
                    key={column}
                    class={`plot-heat-${stepOf(value)}`}
                    x={LEFT + column * size + 1}
                    y={TOP + row * ROW + 1}
                    width={Math.max(0, size - 2)}
                    height={ROW - 2}
                    rx="3"
                  >
                    <title>{numberOf(value)}</title>
                  </rect>
                );
              })}
            </g>
          ))}
          {Array.from(
            { length: across },
            (_, column) =>
              column % labelled === 0 && (
                <text
                  key={column}
                  class="plot-label"
                  x={LEFT + (column + 0.5) * size}
                  y={TOP + 7 * ROW + 18}
                  text-anchor="middle"
                >
                  {first + column}
                </text>
              ),
          )}
        </svg>
      )}
      <p class="plot-scale">
        {numberOf(0)}
        <svg width={(STEPS + 1) * 20} height="12">
          {Array.from({ length: STEPS + 1 }, (_, step) => (
            <rect key={step} class={`plot-heat-${step}`} x={step * 20} y="0" width="19" height="12" />
          ))}
        </svg>
        {numberOf(largest)}
      </p>
    </figure>
  );
}
