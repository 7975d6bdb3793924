import { Table } from '../../../design/table.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useList } from '../../../house/asking.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { More } from '../../../house/more.tsx';
import { Trouble } from '../../../house/trouble.tsx';
import { ReaderLink, useReaderNames } from '../../reader-names.tsx';
import { texts } from './texts.ts';

/** Who waits for a book, in the order in which they came. */
export function BookWaiting({ bookId }: { bookId: string }) {
  const t = useTexts(texts);
  const { dayOf } = useFormats();
  const waiting = useList(['desk', 'book', bookId, 'waiting'], (cursor) =>
    answered(
      api.GET('/waiting-list/books/{book_id}', {
        params: { path: { book_id: bookId }, query: cursor === undefined ? {} : { cursor } },
      }),
    ),
  );
  const names = useReaderNames(waiting.items?.map((one) => one.reader_id) ?? []);
  return (
    <section class="stack">
      <h2>{t.waiting}</h2>
      {waiting.isPending && <Waiting label={t.loading} lines={2} />}
      {waiting.error && <Trouble error={waiting.error} onAgain={() => void waiting.refetch()} />}
      {waiting.items?.length === 0 && <p class="quiet">{t.nobodyWaits}</p>}
      {waiting.items && waiting.items.length > 0 && (
        <Table
          label={t.waiting}
          rows={waiting.items}
          keyOf={({ id }) => id}
          columns={[
            { label: t.reader, cell: (one) => <ReaderLink id={one.reader_id} names={names} /> },
            { label: t.since, cell: (one) => dayOf(one.created_at) },
          ]}
        />
      )}
      <More {...waiting} />
    </section>
  );
}
