import type { components } from '#contracts/public.ts';
import { amountText } from '../../../house/amount.ts';
import { answered, api } from '../../../house/api.ts';
import { useBranches } from '../../../house/branches.ts';
import { chargeTexts } from '../../../house/charges.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { Listed, useReaderColumns } from '../../listed/listed.tsx';
import { ReaderLink } from '../../reader-names.tsx';
import { texts } from './texts.ts';

type Schemas = components['schemas'];
type Money = Schemas['Money'];

/** Without the sign of the currency, so that a spreadsheet adds it up. */
export const moneyInFile = (money: Money | undefined): string =>
  money ? amountText(money.amount_minor, money.currency) : '';

/** What was paid and given back on some days. */
export function Cash({ branch, from, to }: { branch: string | undefined; from: string; to: string }) {
  const t = useTexts(texts);
  const { kinds, entries: acts, methods } = useTexts(chargeTexts);
  const { money, number } = useFormats();
  const { nameOf } = useBranches();
  const days = { from, to, ...(branch !== undefined && { branch_id: branch }) };
  const staffOf = ({ by }: Schemas['CashSum']) => (by === undefined ? [] : [by]);
  return (
    <Listed
      name="cash"
      by={[branch ?? '', from, to]}
      title={t.cash}
      ask={(page) => answered(api.GET('/reports/cash', { params: { query: { ...days, ...page } } }))}
      keyOf={({ branch_id: at, kind, method, charge_kind: charge, by, amount }) =>
        [at, kind, method, charge, by, amount.currency].join(' ')
      }
      readerOf={staffOf}
      columns={[
        { label: t.what, inFile: ({ kind }) => acts[kind] },
        { label: t.charge, inFile: ({ charge_kind: kind }) => kinds[kind] },
        { label: t.method, inFile: ({ method }) => (method === undefined ? '' : methods[method]) },
        {
          label: t.amount,
          inFile: ({ amount }) => moneyInFile(amount),
          cell: ({ amount }) => money(amount),
          figures: true,
        },
        { label: t.entries, inFile: ({ count }) => count, cell: ({ count }) => number(count), figures: true },
        {
          label: t.by,
          inFile: ({ by }, names) => (by === undefined ? '' : (names?.get(by)?.full_name ?? by)),
          cell: ({ by }, names) => (by === undefined ? '—' : <ReaderLink id={by} names={names} />),
        },
        { label: t.where, inFile: ({ branch_id: at }) => (at === undefined ? '' : nameOf(at)) },
      ]}
    />
  );
}

/** Who owes, the most first. */
export function Debtors() {
  const t = useTexts(texts);
  const { money, number, dayOf } = useFormats();
  const readerOf = ({ reader_id: id }: Schemas['Debt']) => id;
  const reader = useReaderColumns(readerOf);
  return (
    <Listed
      name="balances"
      by={[]}
      title={t.debtors}
      ask={(page) => answered(api.GET('/reports/balances', { params: { query: page } }))}
      keyOf={readerOf}
      readerOf={readerOf}
      columns={[
        ...reader,
        {
          label: t.owes,
          inFile: ({ owes }) => moneyInFile(owes),
          cell: ({ owes }) => money(owes),
          figures: true,
        },
        { label: t.charges, inFile: ({ charges }) => charges, cell: ({ charges }) => number(charges), figures: true },
        { label: t.since, inFile: ({ since }) => since ?? '', cell: ({ since }) => (since ? dayOf(since) : '—') },
      ]}
    />
  );
}
