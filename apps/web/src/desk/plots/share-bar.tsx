type Part = { name: string; value: number; look: 'good' | 'bad' };

/** Parts of a whole, side by side. What it says stands beside it in words and figures. */
export function ShareBar({ parts }: { parts: readonly Part[] }) {
  const whole = parts.reduce((sum, { value }) => sum + value, 0);
  let start = 0;
  return (
    <svg class="plot-shares" viewBox="0 0 1000 24" preserveAspectRatio="none" aria-hidden="true">
      {parts.map(({ name, value, look }) => {
        const width = whole === 0 ? 0 : (value / whole) * 1000;
        start += width;
        return <rect key={name} class={`plot-share-${look}`} x={start - width} y="0" width={width} height="24" />;
      })}
    </svg>
  );
}

/** How much of the largest a value is, for the cell beside its figure. */
export const AmountBar = ({ value, largest }: { value: number; largest: number }) => (
  <svg class="plot-amount" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
    <rect class="plot-bar" x="0" y="0" width={(100 * value) / Math.max(1, largest)} height="10" />
  </svg>
);
