import type { components } from '#contracts/public.ts';
import { Button } from '../../../design/button.tsx';
import { Table } from '../../../design/table.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useList } from '../../../house/asking.ts';
import { useBranches } from '../../../house/branches.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { copyStatuses, type CopyState } from '../../copy-status-words.ts';
import { useReaderNames } from '../../reader-names.tsx';
import { texts } from './texts.ts';

type Change = components['schemas']['CopyChange'];
/** What books has recorded of a copy, or what its reader has said of it to lending. */
type Line = Pick<Change, 'at' | 'changes' | 'reason' | 'staff_id'> & { deed: Change['deed'] | 'claimed' };

type CopyHistoryProps = {
  barcode: string;
  /** The barcode as it was asked for. */
  asked: string;
  /** When its reader says that they brought it back, if it has not been found yet. */
  claimedAt: string | undefined;
};

/** What has become of a copy, newest first. */
export function CopyHistory({ barcode, asked, claimedAt }: CopyHistoryProps) {
  const t = useTexts(texts);
  const statuses = useTexts(copyStatuses);
  const { nameOf } = useBranches();
  const { moment } = useFormats();
  const history = useList(['desk', 'copy', asked, 'history'], (cursor) =>
    answered(api.GET('/copy-history', { params: { query: { barcode, ...(cursor !== undefined && { cursor }) } } })),
  );
  const changes = history.items ?? [];
  const lines = withClaim(changes, claimedAt);
  const names = useReaderNames(changes.flatMap(({ staff_id }) => staff_id ?? []));
  const wordOf = ({ field }: Change['changes'][number], value: string | undefined) => {
    if (value === undefined) return '—';
    if (field === 'status') return statuses[value as CopyState] ?? value;
    return field === 'location' ? value : nameOf(value);
  };
  return (
    <section class="stack">
      <h3>{t.history}</h3>
      {history.isPending && <Waiting label={t.looking} />}
      {history.error && <Trouble error={history.error} onAgain={() => void history.refetch()} />}
      {history.items && lines.length === 0 && <p class="quiet">{t.noHistory}</p>}
      {lines.length > 0 && (
        <Table
          label={t.history}
          rows={lines}
          keyOf={({ at, deed }) => `${at} ${deed}`}
          columns={[
            { label: t.when, cell: ({ at }) => moment(at) },
            {
              label: t.what,
              cell: ({ deed, changes: fields, reason }) => (
                <div class="stack stack-tight">
                  <b>{t.deeds[deed]}</b>
                  {fields.map((change) => (
                    <span key={change.field}>
                      {t.fields[change.field]}: {wordOf(change, change.from)} → {wordOf(change, change.to)}
                    </span>
                  ))}
                  {reason !== undefined && <span class="quiet">{reason}</span>}
                </div>
              ),
            },
            {
              label: t.who,
              cell: ({ staff_id }) => (staff_id === undefined ? '—' : (names?.get(staff_id)?.full_name ?? t.colleague)),
            },
          ]}
        />
      )}
      {history.hasNextPage && (
        <div>
          <Button busy={history.isFetchingNextPage} onPress={() => void history.fetchNextPage()}>
            {t.more}
          </Button>
        </div>
      )}
    </section>
  );
}

/** Among what has become of it, newest first, as it was said to be. */
function withClaim(changes: readonly Change[], claimedAt: string | undefined): readonly Line[] {
  if (claimedAt === undefined) return changes;
  const claim: Line = { at: claimedAt, deed: 'claimed', changes: [] };
  return [...changes, claim].toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at));
}
