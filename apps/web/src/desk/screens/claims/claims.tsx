import { Link } from 'wouter-preact';
import { Table } from '../../../design/table.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useList } from '../../../house/asking.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { More } from '../../../house/more.tsx';
import { ScreenBody } from '../../../house/screen.tsx';
import { Trouble } from '../../../house/trouble.tsx';
import { FoundOnShelf } from '../../claim.tsx';
import { ReaderLink, useReaderNames } from '../../reader-names.tsx';
import { texts } from './texts.ts';

const KEY = ['desk', 'claims'];

/** The books that readers say they have brought back, until somebody finds them. */
export function Claims() {
  const t = useTexts(texts);
  const { dayOf } = useFormats();
  const list = useList(KEY, (cursor) =>
    answered(
      api.GET('/loans', {
        params: { query: { status: 'claimed_returned', ...(cursor !== undefined && { cursor }) } },
      }),
    ),
  );
  const names = useReaderNames(list.items?.map(({ reader_id }) => reader_id) ?? []);
  return (
    <ScreenBody title={t.title}>
      <p class="quiet">{t.about}</p>
      {list.isPending && <Waiting label={t.loading} lines={4} />}
      {list.error && <Trouble error={list.error} onAgain={() => void list.refetch()} />}
      {list.items?.length === 0 && <p role="status">{t.none}</p>}
      {list.items && list.items.length > 0 && (
        <Table
          label={t.title}
          rows={list.items}
          keyOf={({ id }) => id}
          columns={[
            { label: t.book, cell: ({ title }) => title },
            {
              label: t.barcode,
              cell: ({ barcode }) => (
                <Link href={`/desk/copies?barcode=${encodeURIComponent(barcode)}`} class="numbers">
                  {barcode}
                </Link>
              ),
            },
            { label: t.reader, cell: ({ reader_id }) => <ReaderLink id={reader_id} names={names} /> },
            {
              label: t.claimed,
              cell: ({ claimed_returned_at: at, claim_lapses_at: until }) => (
                <>
                  {at === undefined ? '—' : dayOf(at)}
                  {until !== undefined && <div class="quiet small">{t.inBox(dayOf(until))}</div>}
                </>
              ),
            },
            { label: t.actions, acts: true, cell: (loan) => <FoundOnShelf loan={loan} changes={[KEY]} /> },
          ]}
        />
      )}
      <More {...list} />
    </ScreenBody>
  );
}
