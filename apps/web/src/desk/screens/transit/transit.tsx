import { Link } from 'wouter-preact';
import type { components } from '#contracts/public.ts';
import { Choice } from '../../../design/field.tsx';
import { Mark } from '../../../design/message.tsx';
import { answered, api } from '../../../house/api.ts';
import { useBranches } from '../../../house/branches.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { daysUntil, libraryToday } from '../../../house/library-day.ts';
import { ScreenBody } from '../../../house/screen.tsx';
import { Listed, type ListedColumn } from '../../listed/listed.tsx';
import { deskBranch, standAt } from '../../settings.ts';
import { texts } from './texts.ts';

type OnItsWay = components['schemas']['ReportedCopy'];

/** A van comes each week: what takes longer is to be looked for. */
const LONG_DAYS = 7;

/** What goes out from a branch, what is coming to it, and for how long it has been on its way. */
export function Transit() {
  const t = useTexts(texts);
  const { branches, nameOf } = useBranches();
  const branch = deskBranch.use() ?? branches[0]?.id ?? 'main';
  return (
    <ScreenBody title={t.title}>
      {branches.length > 1 && (
        <div class="fields no-print">
          <Choice
            label={t.branch}
            name="branch"
            value={branch}
            options={branches.map(({ id, name }) => ({ value: id, label: name }))}
            onChoose={standAt}
          />
        </div>
      )}
      <Copies
        name="transit-from"
        title={t.from}
        asked={{ branch }}
        other={{ label: t.goesTo, inFile: ({ copy: { destination: to } }) => (to === undefined ? '' : nameOf(to)) }}
      />
      <Copies
        name="transit-to"
        title={t.to}
        asked={{ destination: branch }}
        other={{ label: t.seenAt, inFile: ({ copy }) => nameOf(copy.current_branch) }}
      />
    </ScreenBody>
  );
}

type CopiesProps = {
  name: string;
  title: string;
  asked: { branch: string } | { destination: string };
  /** The other end of the way. */
  other: ListedColumn<OnItsWay>;
};

function Copies({ name, title, asked, other }: CopiesProps) {
  const t = useTexts(texts);
  const { dayOf } = useFormats();
  return (
    <Listed
      name={name}
      by={Object.values(asked)}
      title={title}
      ask={(page) =>
        answered(api.GET('/reports/copies', { params: { query: { status: 'in_transit', ...asked, ...page } } }))
      }
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
        other,
        { label: t.since, inFile: ({ since }) => since, cell: ({ since }) => dayOf(since) },
        { label: t.onItsWay, inFile: daysOnItsWay, cell: (row) => <HowLong days={daysOnItsWay(row)} /> },
      ]}
    />
  );
}

const daysOnItsWay = ({ since }: OnItsWay): number => -daysUntil(libraryToday(new Date(since)));

function HowLong({ days }: { days: number }) {
  const t = useTexts(texts);
  const { count } = useFormats();
  const said = days < 1 ? t.sinceToday : count(days, t.days);
  return days > LONG_DAYS ? <Mark tone="soon">{said}</Mark> : <>{said}</>;
}
