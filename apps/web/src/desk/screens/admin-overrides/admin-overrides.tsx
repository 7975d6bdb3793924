import { useSearchParams } from 'wouter-preact';
import type { components } from '#contracts/public.ts';
import { Choice, Field } from '../../../design/field.tsx';
import { answered, api } from '../../../house/api.ts';
import { useBranches } from '../../../house/branches.ts';
import { useFormats } from '../../../house/formats.ts';
import { language, useTexts } from '../../../house/language.ts';
import { libraryToday } from '../../../house/library-day.ts';
import { AdminScreen } from '../../admin.tsx';
import { adminSections } from '../../admin-sections.ts';
import { brokenRules } from '../../journal/broken-rules.ts';
import { ReaderLink } from '../../reader-names.tsx';
import { Listed, useReaderColumns } from '../../listed/listed.tsx';
import { lastDays } from '../reports/period.ts';
import { texts } from './texts.ts';

type ReportedOverride = components['schemas']['ReportedOverride'];

const EVERYWHERE = '';
const DAYS = 30;

/** What was lent and renewed despite the rules: when, for whom, by whom and why. */
export function AdminOverrides() {
  const t = useTexts(texts);
  const chosen = language.use();
  const [asked, ask] = useSearchParams();
  const { branches } = useBranches();
  const usual = lastDays(DAYS);
  const query = {
    from: asked.get('from') ?? usual.from,
    to: asked.get('to') ?? usual.to,
    branch: asked.get('branch') ?? EVERYWHERE,
  };
  const show = (part: Partial<typeof query>) => ask({ ...query, ...part });
  const { overrides } = adminSections;
  return (
    <AdminScreen title={overrides.name[chosen]}>
      <div class="row row-end no-print">
        <Choice
          label={t.branch}
          name="branch"
          value={query.branch}
          options={[
            { value: EVERYWHERE, label: t.everywhere },
            ...branches.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChoose={(branch) => show({ branch })}
        />
        <Field
          type="date"
          label={t.from}
          name="from"
          required
          max={query.to}
          value={query.from}
          onInput={(from) => from !== '' && show({ from })}
        />
        <Field
          type="date"
          label={t.to}
          name="to"
          required
          min={query.from}
          max={libraryToday()}
          value={query.to}
          onInput={(to) => to !== '' && show({ to })}
        />
      </div>
      <Made {...query} />
    </AdminScreen>
  );
}

const readerOf = ({ reader_id: id }: ReportedOverride) => id;

function Made({ from, to, branch }: { from: string; to: string; branch: string }) {
  const t = useTexts(texts);
  const rules = useTexts(brokenRules);
  const { moment } = useFormats();
  const { nameOf } = useBranches();
  const reader = useReaderColumns(readerOf);
  const days = { from, to, ...(branch !== EVERYWHERE && { branch_id: branch }) };
  return (
    <Listed
      name="overrides"
      by={[from, to, branch]}
      title={t.list}
      ask={(page) => answered(api.GET('/reports/overrides', { params: { query: { ...days, ...page } } }))}
      keyOf={({ id }) => id}
      readerOf={({ reader_id, by }) => [reader_id, by]}
      columns={[
        { label: t.when, inFile: ({ at }) => at, cell: ({ at }) => moment(at) },
        ...reader,
        { label: t.book, inFile: ({ title }) => title },
        { label: t.barcode, inFile: ({ barcode }) => barcode },
        { label: t.act, inFile: ({ act }) => t.acts[act] },
        { label: t.despite, inFile: ({ overrides }) => overrides.map((code) => rules[code] ?? code).join(', ') },
        { label: t.reason, inFile: ({ reason }) => reason },
        {
          label: t.by,
          inFile: ({ by }, names) => names?.get(by)?.full_name ?? '',
          cell: ({ by }, names) => <ReaderLink id={by} names={names} />,
        },
        { label: t.where, inFile: ({ branch_id: at }) => (at === undefined ? '' : nameOf(at)) },
      ]}
    />
  );
}
