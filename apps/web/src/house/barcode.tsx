import { CODE128 } from 'jsbarcode/bin/barcodes/CODE128';

/** White space on both sides, in widths of the thinnest bar: scanners need ten (ISO/IEC 15417). */
const QUIET = 10;
const HEIGHT = 40;

/** A text as a Code 128 barcode. What it says stands beside it in words. */
export function Barcode({ text }: { text: string }) {
  const { data } = new CODE128(text, {}).encode();
  const bars = [...data.matchAll(/1+/g)].map(({ index, 0: bar }) => ({ at: index + QUIET, width: bar.length }));
  return (
    <svg
      class="barcode"
      viewBox={`0 0 ${data.length + 2 * QUIET} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {bars.map(({ at, width }) => (
        <rect key={at} x={at} y={0} width={width} height={HEIGHT} />
      ))}
    </svg>
  );
}
