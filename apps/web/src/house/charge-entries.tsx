import { chargeTexts, type ChargeEntry } from './charges.ts';
import { useFormats } from './formats.ts';
import { useTexts } from './language.ts';

/** What was done about a charge, the oldest first. */
export function ChargeEntries({ entries }: { entries: readonly ChargeEntry[] }) {
  const t = useTexts(chargeTexts);
  const { money, moment } = useFormats();
  if (entries.length === 0) return null;
  return (
    <ul class="small quiet">
      {entries.map(({ id, kind, amount, method, at, comment }) => (
        <li key={id}>
          {t.entries[kind]}
          {method && ` ${t.methods[method]}`}: {money(amount)}, {moment(at)}
          {comment && ` · ${comment}`}
        </li>
      ))}
    </ul>
  );
}
