import { everyNth, ticksTo } from './ticks.ts';
import { useWidth } from './use-width.ts';

export type Line = { name: string; values: readonly number[] };

type Props = {
  /** What lies under the values, one for each. */
  days: readonly string[];
  /** Two at most: they are told apart by how they are drawn, besides their colours. */
  lines: readonly Line[];
  numberOf: (value: number) => string;
};

const HEIGHT = 240;
const [TOP, BOTTOM, RIGHT] = [8, 28, 8];
/** The width that a label of a day needs. */
const DAY_WIDTH = 84;

/** How many there were on each day, from nothing upwards. The table beside it says the same. */
export function DayLines({ days, lines, numberOf }: Props) {
  const { place, width } = useWidth<HTMLElement>();
  const ticks = ticksTo(Math.max(0, ...lines.flatMap(({ values }) => values)));
  const top = ticks.at(-1) ?? 1;
  const left = 12 + 8 * numberOf(top).length;
  const inner = Math.max(0, width - left - RIGHT);
  const x = (index: number) => left + (days.length > 1 ? (index * inner) / (days.length - 1) : inner / 2);
  const y = (value: number) => TOP + (1 - value / top) * (HEIGHT - TOP - BOTTOM);
  const step = everyNth(days.length, Math.floor(inner / DAY_WIDTH));
  return (
    <figure class="plot" ref={place} aria-hidden="true">
      <ul class="plot-legend">
        {lines.map(({ name }, index) => (
          <li key={name}>
            <svg width="24" height="12">
              <line class={`plot-line plot-line-${index}`} x1="0" x2="24" y1="6" y2="6" />
            </svg>
            {name}
          </li>
        ))}
      </ul>
      {width > 0 && (
        <svg width={width} height={HEIGHT}>
          {ticks.map((tick) => (
            <g key={tick}>
              <line class="plot-grid" x1={left} x2={left + inner} y1={y(tick)} y2={y(tick)} />
              <text class="plot-label" x={left - 8} y={y(tick)} dy="0.32em" text-anchor="end">
                {numberOf(tick)}
              </text>
            </g>
          ))}
          {days.map(
            (day, index) =>
              index % step === 0 && (
                <text
                  key={day}
                  class="plot-label"
                  x={x(index)}
                  y={HEIGHT - 8}
                  text-anchor={index === 0 ? 'start' : x(index) > left + inner - DAY_WIDTH / 2 ? 'end' : 'middle'}
                >
                  {day}
                </text>
              ),
          )}
          {lines.map(({ name, values }, index) => (
            <g key={name}>
              <polyline
                class={`plot-line plot-line-${index}`}
                points={values.map((value, at) => `${x(at)},${y(value)}`).join(' ')}
              />
              {values.length <= 31 &&
                values.map((value, at) => (
                  <circle key={days[at]} class={`plot-dot plot-dot-${index}`} cx={x(at)} cy={y(value)} r="3" />
                ))}
            </g>
          ))}
        </svg>
      )}
    </figure>
  );
}
