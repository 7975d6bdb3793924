import { useLocation, useSearchParams } from 'wouter-preact';
import type { components } from '#contracts/public.ts';
import { Mark, Message } from '../../../design/message.tsx';
import { Table } from '../../../design/table.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useList } from '../../../house/asking.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { More } from '../../../house/more.tsx';
import { Trouble } from '../../../house/trouble.tsx';
import { AdminScreen } from '../../admin.tsx';
import { ReaderLink, useReaderNames } from '../../reader-names.tsx';
import { useServiceName } from '../../../house/service-names.ts';
import { AuditFilters } from './audit-filters.tsx';
import { addressOf, instantsOf, searchIn, type AuditSearch } from './audit-search.ts';
import { EntryDetails } from './entry-details.tsx';
import { texts } from './texts.ts';

type Entry = components['schemas']['AuditEntry'];
type Found = { items: Entry[]; next_cursor?: string; unanswered: string[] };

/** What staff did, whose data they looked at, and who signed in. What is looked for stands in the address. */
export function AdminAudit() {
  const t = useTexts(texts);
  const [, go] = useLocation();
  const [asked] = useSearchParams();
  const search = searchIn(asked);
  const address = addressOf(search);
  return (
    <AdminScreen title={t.title}>
      <p class="quiet measure">{t.about}</p>
      <AuditFilters key={address} search={search} onSearch={(next) => go(addressOf(next))} />
      <Entries key={`found ${address}`} search={search} />
    </AdminScreen>
  );
}

function Entries({ search }: { search: AuditSearch }) {
  const t = useTexts(texts);
  const { list, moment } = useFormats();
  const serviceName = useServiceName();
  const { from: _from, to: _to, ...exact } = search;
  const found = useList<Entry, Found>(['desk', 'audit', addressOf(search)], (cursor) =>
    answered(
      api.GET('/admin/audit-entries', {
        params: { query: { ...exact, ...instantsOf(search), ...(cursor !== undefined && { cursor }) } },
      }),
    ),
  );
  const { caller_id, user_id } = search;
  const named = [caller_id, user_id, ...(found.items ?? []).flatMap((entry) => [entry.caller_id, entry.user_id])];
  const names = useReaderNames(named.filter((id) => id !== undefined));
  const unanswered = [...new Set(found.pages?.flatMap((page) => page.unanswered))];
  return (
    <section class="stack">
      {caller_id !== undefined && (
        <p>
          {t.onlyBy} <ReaderLink id={caller_id} names={names} />
        </p>
      )}
      {user_id !== undefined && (
        <p>
          {t.onlyAbout} <ReaderLink id={user_id} names={names} />
        </p>
      )}
      {found.isPending && <Waiting label={t.loading} lines={6} />}
      {found.error && <Trouble error={found.error} onAgain={() => void found.refetch()} />}
      {unanswered.length > 0 && <Message tone="soon">{t.unanswered(list(unanswered.map(serviceName)))}</Message>}
      {found.items?.length === 0 && <p role="status">{t.none}</p>}
      {found.items && found.items.length > 0 && (
        <Table
          label={t.title}
          rows={found.items}
          keyOf={({ app, id }) => `${app} ${id}`}
          columns={[
            { label: t.when, cell: ({ at }) => moment(at) },
            {
              label: t.who,
              cell: ({ caller_id: id, network }) => (
                <>
                  {id === undefined ? <span class="quiet">{t.unknown}</span> : <ReaderLink id={id} names={names} />}
                  <div class="quiet small">{network}</div>
                </>
              ),
            },
            { label: t.what, cell: (entry) => <Action entry={entry} /> },
            { label: t.whom, cell: (entry) => <Whom entry={entry} names={names} /> },
            { label: t.details, cell: (entry) => <EntryDetails entry={entry} /> },
          ]}
        />
      )}
      <More {...found} />
    </section>
  );
}

function Action({ entry: { action, outcome } }: { entry: Entry }) {
  const t = useTexts(texts);
  return (
    <>
      {t.actions[action] ?? action}
      {outcome === 'refused' && (
        <>
          {' '}
          <Mark tone="bad">{t.refused}</Mark>
        </>
      )}
    </>
  );
}

function Whom({ entry, names }: { entry: Entry; names: Parameters<typeof ReaderLink>[0]['names'] }) {
  const t = useTexts(texts);
  const { count } = useFormats();
  const { caller_id, user_id, shown } = entry;
  if (shown) return <>{count(shown.length, t.readers)}</>;
  if (user_id === undefined || user_id === caller_id) return <>{t.nothing}</>;
  return <ReaderLink id={user_id} names={names} />;
}
