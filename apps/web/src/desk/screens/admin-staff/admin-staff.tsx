import { useLocation, useSearchParams } from 'wouter-preact';
import type { components } from '#contracts/public.ts';
import { Results } from '../../../design/results.tsx';
import { SearchForm } from '../../../design/search-form.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useList } from '../../../house/asking.ts';
import { useTexts } from '../../../house/language.ts';
import { More } from '../../../house/more.tsx';
import { Trouble } from '../../../house/trouble.tsx';
import { AdminScreen } from '../../admin.tsx';
import { StaffTable } from './staff-table.tsx';
import { texts } from './texts.ts';

type Role = components['schemas']['Role'];

/** Who works in the library, in which role; and whoever is to. */
export function AdminStaff() {
  const t = useTexts(texts);
  return (
    <AdminScreen title={t.title}>
      <p class="quiet measure">{t.about}</p>
      <Staff />
      <Appointment />
    </AdminScreen>
  );
}

function Staff() {
  const t = useTexts(texts);
  const lists = [useStaff('admin'), useStaff('branch_manager'), useStaff('librarian')];
  const users = lists.flatMap(({ items = [] }) => items);
  const error = lists.find((list) => list.error)?.error;
  const again = () => lists.forEach(({ refetch }) => void refetch());
  const longer = lists.find(({ hasNextPage }) => hasNextPage);
  return (
    <section class="stack">
      {lists.some(({ isPending }) => isPending) && <Waiting label={t.loading} lines={2} />}
      {error && <Trouble error={error} onAgain={again} />}
      {users.length > 0 && <StaffTable label={t.title} users={users} />}
      {longer && <More {...longer} />}
    </section>
  );
}

const useStaff = (role: Exclude<Role, 'reader'>) =>
  useList(['desk', 'staff', role], (cursor) =>
    answered(api.GET('/users', { params: { query: { role, ...(cursor !== undefined && { cursor }) } } })),
  );

/** Readers to be appointed. Who is looked for stands in the address. */
function Appointment() {
  const t = useTexts(texts);
  const [, go] = useLocation();
  const [asked] = useSearchParams();
  const words = asked.get('q') ?? '';
  const readers = useList(
    ['desk', 'staff', 'candidates', words],
    (cursor) =>
      answered(
        api.GET('/users', {
          params: { query: { q: words, role: 'reader', ...(cursor !== undefined && { cursor }) } },
        }),
      ),
    words !== '',
  );
  return (
    <section class="stack">
      <h2>{t.appoint}</h2>
      <SearchForm
        key={words}
        label={t.words}
        submit={t.search}
        words={words}
        maxLength={100}
        onSearch={(q) => go(q === '' ? '/desk/admin/staff' : `/desk/admin/staff?q=${encodeURIComponent(q)}`)}
      />
      <Results label={t.found} words={words}>
        {words !== '' && readers.isPending && <Waiting label={t.looking} lines={2} />}
        {readers.error && <Trouble error={readers.error} onAgain={() => void readers.refetch()} />}
        {readers.items?.length === 0 && <p role="status">{t.none}</p>}
        {readers.items && readers.items.length > 0 && <StaffTable label={t.found} users={readers.items} />}
        <More {...readers} />
      </Results>
    </section>
  );
}
