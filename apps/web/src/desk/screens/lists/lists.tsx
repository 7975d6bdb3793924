import { Link, useLocation, useSearchParams } from 'wouter-preact';
import type { components } from '#contracts/public.ts';
import { Choice } from '../../../design/field.tsx';
import { answered, api } from '../../../house/api.ts';
import { useList } from '../../../house/asking.ts';
import { useBranches } from '../../../house/branches.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { daysBefore, libraryToday } from '../../../house/library-day.ts';
import { ScreenBody } from '../../../house/screen.tsx';
import { copyStatuses } from '../../copy-status-words.ts';
import { useCategoryName, usePatronCategories } from '../../patron-categories.ts';
import { ReaderLink, useReaderNames } from '../../reader-names.tsx';
import { Listed } from './listed.tsx';
import { texts } from './texts.ts';

type Schemas = components['schemas'];

const STATUSES = ['in_transit', 'missing', 'lost', 'damaged', 'in_repair', 'on_order'] as const;
const EVERYWHERE = '';
const DAYS = 30;

/** What a desk looks through: what is late, what is waited for, what is not where it belongs, and what was lent. */
export function Lists() {
  const t = useTexts(texts);
  const words = useTexts(copyStatuses);
  const { branches } = useBranches();
  const [, go] = useLocation();
  const [asked] = useSearchParams();
  const branch = asked.get('branch') ?? EVERYWHERE;
  const status = STATUSES.find((one) => one === asked.get('status')) ?? 'in_transit';
  const show = (chosen: { branch: string; status: string }) => go(`/desk/lists?${new URLSearchParams(chosen)}`);
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
          onChoose={(value) => show({ branch: value, status })}
        />
        <Choice
          label={t.status}
          name="status"
          value={status}
          options={STATUSES.map((value) => ({ value, label: words[value] }))}
          onChoose={(value) => show({ branch, status: value })}
        />
      </div>
      <Overdue branch={branch} />
      <Lost branch={branch} />
      <WaitingHolds branch={branch} />
      <Elsewhere branch={branch} status={status} />
      <Lent />
    </ScreenBody>
  );
}

const at = (branch: string) => branch !== EVERYWHERE && { branch_id: branch };
const from = (cursor: string | undefined) => cursor !== undefined && { cursor };
const KEY = ['desk', 'lists'];

function Overdue({ branch }: { branch: string }) {
  const t = useTexts(texts);
  const { day } = useFormats();
  const { nameOf } = useBranches();
  const list = useList([...KEY, 'overdue', branch], (cursor) =>
    answered(api.GET('/reports/overdue-loans', { params: { query: { ...at(branch), ...from(cursor) } } })),
  );
  const names = useReaderNames(list.items?.map((loan) => loan.reader_id) ?? []);
  const placeOf = (loan: Schemas['Loan']) => (loan.branch_id === undefined ? '' : nameOf(loan.branch_id));
  return (
    <Listed
      name="overdue"
      title={t.overdue}
      list={list}
      keyOf={({ id }) => id}
      columns={[
        { label: t.book, cell: ({ title }) => title, inFile: ({ title }) => title },
        {
          label: t.reader,
          cell: (loan) => <ReaderLink id={loan.reader_id} names={names} />,
          inFile: (loan) => names?.get(loan.reader_id)?.full_name ?? '',
        },
        { label: t.barcode, cell: ({ barcode }) => barcode, inFile: ({ barcode }) => barcode },
        { label: t.due, cell: (loan) => day(loan.due_date), inFile: (loan) => loan.due_date },
        { label: t.where, cell: placeOf, inFile: placeOf },
      ]}
    />
  );
}

function Lost({ branch }: { branch: string }) {
  const t = useTexts(texts);
  const { dayOf } = useFormats();
  const { nameOf } = useBranches();
  const list = useList([...KEY, 'lost', branch], (cursor) =>
    answered(api.GET('/reports/lost-loans', { params: { query: { ...at(branch), ...from(cursor) } } })),
  );
  const names = useReaderNames(list.items?.map((loan) => loan.reader_id) ?? []);
  const placeOf = (loan: Schemas['Loan']) => (loan.branch_id === undefined ? '' : nameOf(loan.branch_id));
  return (
    <Listed
      name="lost"
      title={t.lost}
      list={list}
      keyOf={({ id }) => id}
      columns={[
        { label: t.book, cell: ({ title }) => title, inFile: ({ title }) => title },
        {
          label: t.reader,
          cell: (loan) => <ReaderLink id={loan.reader_id} names={names} />,
          inFile: (loan) => names?.get(loan.reader_id)?.full_name ?? '',
        },
        { label: t.barcode, cell: ({ barcode }) => barcode, inFile: ({ barcode }) => barcode },
        { label: t.lostOn, cell: ({ lost_at }) => lost_at && dayOf(lost_at), inFile: ({ lost_at }) => lost_at ?? '' },
        { label: t.where, cell: placeOf, inFile: placeOf },
      ]}
    />
  );
}

function WaitingHolds({ branch }: { branch: string }) {
  const t = useTexts(texts);
  const { dayOf } = useFormats();
  const { nameOf } = useBranches();
  const list = useList([...KEY, 'holds', branch], (cursor) =>
    answered(api.GET('/reports/waiting-holds', { params: { query: { ...at(branch), ...from(cursor) } } })),
  );
  const names = useReaderNames(list.items?.map((hold) => hold.reader_id) ?? []);
  return (
    <Listed
      name="holds"
      title={t.holds}
      list={list}
      keyOf={({ id }) => id}
      columns={[
        { label: t.book, cell: ({ title }) => title, inFile: ({ title }) => title },
        {
          label: t.reader,
          cell: (hold) => <ReaderLink id={hold.reader_id} names={names} />,
          inFile: (hold) => names?.get(hold.reader_id)?.full_name ?? '',
        },
        { label: t.since, cell: (hold) => dayOf(hold.placed_at), inFile: (hold) => hold.placed_at },
        { label: t.pickUp, cell: (hold) => nameOf(hold.branch_id), inFile: (hold) => nameOf(hold.branch_id) },
        {
          label: t.position,
          cell: ({ position }) => position ?? '—',
          inFile: ({ position }) => position ?? '',
          figures: true,
        },
      ]}
    />
  );
}

function Elsewhere({ branch, status }: { branch: string; status: (typeof STATUSES)[number] }) {
  const t = useTexts(texts);
  const { dayOf } = useFormats();
  const { nameOf } = useBranches();
  const list = useList([...KEY, 'copies', branch, status], (cursor) =>
    answered(
      api.GET('/reports/copies', {
        params: { query: { status, ...(branch !== EVERYWHERE && { branch }), ...from(cursor) } },
      }),
    ),
  );
  const goesTo = ({ copy: { destination } }: Schemas['ReportedCopy']) =>
    destination === undefined ? '' : nameOf(destination);
  return (
    <Listed
      name={`copies-${status}`}
      title={t.elsewhere}
      list={list}
      keyOf={({ copy }) => copy.id}
      columns={[
        { label: t.book, cell: ({ copy }) => copy.title, inFile: ({ copy }) => copy.title },
        {
          label: t.barcode,
          cell: ({ copy: { barcode } }) => (
            <Link href={`/desk/copies?barcode=${encodeURIComponent(barcode)}`}>{barcode}</Link>
          ),
          inFile: ({ copy }) => copy.barcode,
        },
        {
          label: t.where,
          cell: ({ copy }) => nameOf(copy.current_branch),
          inFile: ({ copy }) => nameOf(copy.current_branch),
        },
        ...(status === 'in_transit' ? [{ label: t.goesTo, cell: goesTo, inFile: goesTo }] : []),
        { label: t.since, cell: ({ since }) => dayOf(since), inFile: ({ since }) => since },
      ]}
    />
  );
}

function Lent() {
  const t = useTexts(texts);
  const { number } = useFormats();
  const { nameOf } = useBranches();
  const categories = usePatronCategories();
  const categoryName = useCategoryName();
  const to = libraryToday();
  const list = useList([...KEY, 'circulation', to], () =>
    answered(api.GET('/reports/circulation', { params: { query: { from: daysBefore(to, DAYS - 1), to } } })),
  );
  const nameOfCategory = ({ patron_category: code }: Schemas['Circulation']) => {
    const category = categories.data?.items.find((one) => one.code === code);
    return category ? categoryName(category) : code;
  };
  return (
    <Listed
      name="circulation"
      title={t.circulation}
      list={list}
      keyOf={(row) => `${row.branch_id} ${row.patron_category}`}
      columns={[
        { label: t.where, cell: (row) => nameOf(row.branch_id), inFile: (row) => nameOf(row.branch_id) },
        { label: t.category, cell: nameOfCategory, inFile: nameOfCategory },
        { label: t.loans, cell: ({ loans }) => number(loans), inFile: ({ loans }) => loans, figures: true },
        {
          label: t.renewals,
          cell: ({ renewals }) => number(renewals),
          inFile: ({ renewals }) => renewals,
          figures: true,
        },
        {
          label: t.stillOut,
          cell: (row) => number(row.still_out),
          inFile: (row) => row.still_out,
          figures: true,
        },
      ]}
    />
  );
}
