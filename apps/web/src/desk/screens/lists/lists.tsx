import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Link, useLocation, useSearchParams } from 'wouter-preact';
import type { components } from '#contracts/public.ts';
import { Button } from '../../../design/button.tsx';
import { Choice, Field } from '../../../design/field.tsx';
import { answered, api } from '../../../house/api.ts';
import { useBranches } from '../../../house/branches.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { daysBefore, libraryToday } from '../../../house/library-day.ts';
import { ScreenBody } from '../../../house/screen.tsx';
import { copyStatuses } from '../../copy-status-words.ts';
import { useCategoryName, usePatronCategories } from '../../patron-categories.ts';
import { Listed, useReaderColumns, type ListedColumn } from '../../listed/listed.tsx';
import { Cash, Debtors, moneyInFile } from './money.tsx';
import { texts } from './texts.ts';

type Schemas = components['schemas'];
type ReportedLoan = Schemas['ReportedLoan'];

const STATUSES = ['in_transit', 'missing', 'lost', 'damaged', 'in_repair', 'on_order'] as const;
type Status = (typeof STATUSES)[number];
const EVERYWHERE = '';
const DAYS = 30;

/** What is asked for, as the address has it. */
function useAsked() {
  const [, go] = useLocation();
  const [asked] = useSearchParams();
  const today = libraryToday();
  const chosen = {
    branch: asked.get('branch') ?? EVERYWHERE,
    status: STATUSES.find((one) => one === asked.get('status')) ?? 'in_transit',
    longer: asked.get('longer') ?? '',
    from: asked.get('from') ?? daysBefore(today, DAYS - 1),
    to: asked.get('to') ?? today,
  };
  const show = (change: Partial<typeof chosen>) =>
    go(`/desk/lists?${new URLSearchParams({ ...Object.fromEntries(asked), ...change })}`);
  return { ...chosen, show };
}

/** What a desk looks through: what is late, what is waited for, what is not where it belongs, and what was lent. */
export function Lists() {
  const t = useTexts(texts);
  const { branches } = useBranches();
  const { branch, status, longer, from, to, show } = useAsked();
  return (
    <ScreenBody title={t.title}>
      <div class="row row-end">
        <Choice
          label={t.branch}
          name="branch"
          value={branch}
          options={[
            { value: EVERYWHERE, label: t.everywhere },
            ...branches.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChoose={(value) => show({ branch: value })}
        />
      </div>
      <Overdue branch={branch} />
      <Lost branch={branch} />
      <WaitingHolds branch={branch} />
      <ChooseCopies key={longer} status={status} longer={longer} onChosen={show} />
      <Elsewhere branch={branch} status={status} longer={longer} />
      <ChooseDays key={`${from} ${to}`} from={from} to={to} onChosen={show} />
      <Lent branch={branch} from={from} to={to} />
      <Cash branch={branch === EVERYWHERE ? undefined : branch} from={from} to={to} />
      <Debtors />
    </ScreenBody>
  );
}

const at = (branch: string) => branch !== EVERYWHERE && { branch_id: branch };
type Chosen<What> = { onChosen: (what: What) => void };

function ChooseCopies({
  status,
  longer,
  onChosen,
}: { status: Status; longer: string } & Chosen<{ status: Status } | { longer: string }>) {
  const t = useTexts(texts);
  const words = useTexts(copyStatuses);
  const [days, write] = useState(longer);
  return (
    <Choosing onChosen={() => onChosen({ longer: days })}>
      <Choice
        label={t.status}
        name="status"
        value={status}
        options={STATUSES.map((value) => ({ value, label: words[value] }))}
        onChoose={(value) => onChosen({ status: value })}
      />
      <Field label={t.longer} name="longer" type="number" min="0" max="3650" value={days} onInput={write} />
    </Choosing>
  );
}

function ChooseDays({ onChosen, ...days }: { from: string; to: string } & Chosen<{ from: string; to: string }>) {
  const t = useTexts(texts);
  const [{ from, to }, write] = useState(days);
  return (
    <Choosing onChosen={() => onChosen({ from, to })}>
      <Field
        label={t.from}
        name="from"
        type="date"
        required
        value={from}
        onInput={(value) => write({ from: value, to })}
      />
      <Field label={t.to} name="to" type="date" required value={to} onInput={(value) => write({ from, to: value })} />
    </Choosing>
  );
}

function Choosing({ onChosen, children }: { onChosen: () => void; children: ComponentChildren }) {
  const t = useTexts(texts);
  return (
    <form
      class="row row-end"
      onSubmit={(event) => {
        event.preventDefault();
        onChosen();
      }}
    >
      {children}
      <Button type="submit">{t.show}</Button>
    </form>
  );
}

function useLoanColumns(): Record<'book' | 'barcode' | 'where' | 'price', ListedColumn<ReportedLoan>> {
  const t = useTexts(texts);
  const { money } = useFormats();
  const { nameOf } = useBranches();
  return {
    book: { label: t.book, inFile: ({ title }) => title },
    barcode: { label: t.barcode, inFile: ({ barcode }) => barcode },
    where: { label: t.where, inFile: ({ branch_id: id }) => (id === undefined ? '' : nameOf(id)) },
    price: {
      label: t.price,
      inFile: ({ price }) => moneyInFile(price),
      cell: ({ price }) => (price ? money(price) : '—'),
      figures: true,
    },
  };
}

const dueInFile = ({ due_date: day, due_time: time }: Schemas['Loan']): string =>
  time === undefined ? day : `${day} ${time}`;

function Overdue({ branch }: { branch: string }) {
  const t = useTexts(texts);
  const { due, money } = useFormats();
  const { book, barcode, where, price } = useLoanColumns();
  const readerOf = ({ reader_id: id }: ReportedLoan) => id;
  const reader = useReaderColumns(readerOf);
  return (
    <Listed
      name="overdue"
      by={[branch]}
      title={t.overdue}
      ask={(page) => answered(api.GET('/reports/overdue-loans', { params: { query: { ...at(branch), ...page } } }))}
      keyOf={({ id }) => id}
      readerOf={readerOf}
      columns={[
        book,
        ...reader,
        barcode,
        { label: t.due, inFile: dueInFile, cell: (loan) => due(loan) },
        {
          label: t.fine,
          inFile: ({ fine }) => moneyInFile(fine?.amount),
          cell: ({ fine }) => (fine ? money(fine.amount) : '—'),
          figures: true,
        },
        price,
        where,
      ]}
    />
  );
}

function Lost({ branch }: { branch: string }) {
  const t = useTexts(texts);
  const { dayOf } = useFormats();
  const { book, barcode, where, price } = useLoanColumns();
  const readerOf = ({ reader_id: id }: ReportedLoan) => id;
  const reader = useReaderColumns(readerOf);
  return (
    <Listed
      name="lost"
      by={[branch]}
      title={t.lost}
      ask={(page) => answered(api.GET('/reports/lost-loans', { params: { query: { ...at(branch), ...page } } }))}
      keyOf={({ id }) => id}
      readerOf={readerOf}
      columns={[
        book,
        ...reader,
        barcode,
        {
          label: t.lostOn,
          inFile: ({ lost_at: lost }) => lost ?? '',
          cell: ({ lost_at: lost }) => lost && dayOf(lost),
        },
        price,
        where,
      ]}
    />
  );
}

function WaitingHolds({ branch }: { branch: string }) {
  const t = useTexts(texts);
  const { dayOf } = useFormats();
  const { nameOf } = useBranches();
  const readerOf = ({ reader_id: id }: Schemas['Hold']) => id;
  const reader = useReaderColumns(readerOf);
  return (
    <Listed
      name="holds"
      by={[branch]}
      title={t.holds}
      ask={(page) => answered(api.GET('/reports/waiting-holds', { params: { query: { ...at(branch), ...page } } }))}
      keyOf={({ id }) => id}
      readerOf={readerOf}
      columns={[
        { label: t.book, inFile: ({ title }) => title },
        ...reader,
        { label: t.since, inFile: (hold) => hold.placed_at, cell: (hold) => dayOf(hold.placed_at) },
        { label: t.pickUp, inFile: (hold) => nameOf(hold.branch_id) },
        {
          label: t.position,
          inFile: ({ position }) => position ?? '',
          cell: ({ position }) => position ?? '—',
          figures: true,
        },
      ]}
    />
  );
}

function Elsewhere({ branch, status, longer }: { branch: string; status: Status; longer: string }) {
  const t = useTexts(texts);
  const { dayOf } = useFormats();
  const { nameOf } = useBranches();
  const days = /^\d{1,4}$/.test(longer) && { longer_than_days: Number(longer) };
  const query = { status, ...(branch !== EVERYWHERE && { branch }), ...days };
  return (
    <Listed
      name={`copies-${status}`}
      by={[branch, longer]}
      title={t.elsewhere}
      ask={(page) => answered(api.GET('/reports/copies', { params: { query: { ...query, ...page } } }))}
      keyOf={({ copy }) => copy.id}
      columns={[
        { label: t.book, inFile: ({ copy }) => copy.title },
        {
          label: t.barcode,
          inFile: ({ copy }) => copy.barcode,
          cell: ({ copy: { barcode } }) => (
            <Link href={`/desk/copies?barcode=${encodeURIComponent(barcode)}`}>{barcode}</Link>
          ),
        },
        { label: t.where, inFile: ({ copy }) => nameOf(copy.current_branch) },
        ...(status === 'in_transit'
          ? [
              {
                label: t.goesTo,
                inFile: ({ copy: { destination: to } }: Schemas['ReportedCopy']) =>
                  to === undefined ? '' : nameOf(to),
              },
            ]
          : []),
        { label: t.since, inFile: ({ since }) => since, cell: ({ since }) => dayOf(since) },
      ]}
    />
  );
}

function Lent({ branch, from, to }: { branch: string; from: string; to: string }) {
  const t = useTexts(texts);
  const { number } = useFormats();
  const { nameOf } = useBranches();
  const categories = usePatronCategories();
  const categoryName = useCategoryName();
  const nameOfCategory = ({ patron_category: code }: Schemas['Circulation']) => {
    const category = categories.data?.items.find((one) => one.code === code);
    return category ? categoryName(category) : code;
  };
  const counted = (label: string, countOf: (row: Schemas['Circulation']) => number) => ({
    label,
    inFile: countOf,
    cell: (row: Schemas['Circulation']) => number(countOf(row)),
    figures: true,
  });
  return (
    <Listed
      name="circulation"
      by={[branch, from, to]}
      title={t.circulation}
      ask={() => answered(api.GET('/reports/circulation', { params: { query: { from, to, ...at(branch) } } }))}
      keyOf={(row) => `${row.branch_id} ${row.patron_category}`}
      columns={[
        { label: t.where, inFile: (row) => nameOf(row.branch_id) },
        { label: t.category, inFile: nameOfCategory },
        counted(t.loans, ({ loans }) => loans),
        counted(t.renewals, ({ renewals }) => renewals),
        counted(t.stillOut, (row) => row.still_out),
        counted(t.returns, ({ returns }) => returns),
      ]}
    />
  );
}
