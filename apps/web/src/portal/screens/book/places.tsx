import { Table } from '../../../design/table.tsx';
import { answered, api } from '../../../house/api.ts';
import { useAnswer } from '../../../house/asking.ts';
import { useBranches } from '../../../house/branches.ts';
import { useTexts } from '../../../house/language.ts';
import { texts } from './texts.ts';

/** Where the copies of a book are. A page that does without it for a while says how many there are all the same. */
export function Places({ bookId }: { bookId: string }) {
  const t = useTexts(texts);
  const { nameOf } = useBranches();
  const places = useAnswer(['books', bookId, 'places'], () =>
    answered(api.GET('/books/{book_id}/places', { params: { path: { book_id: bookId } } })),
  );
  const { items = [] } = places.data ?? {};
  if (items.length === 0) return null;
  return (
    <Table
      label={t.places}
      rows={items}
      keyOf={({ branch, location = '', call_number = '' }) => `${branch} ${location} ${call_number}`}
      columns={[
        { label: t.branch, cell: ({ branch }) => nameOf(branch) },
        { label: t.location, cell: ({ location }) => location ?? '—' },
        { label: t.callNumber, cell: ({ call_number: number }) => <span class="numbers">{number ?? '—'}</span> },
        { label: t.free, figures: true, cell: ({ available, total }) => t.freeOf(available, total) },
      ]}
    />
  );
}
