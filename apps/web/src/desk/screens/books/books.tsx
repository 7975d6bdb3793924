import { Link, useLocation, useSearchParams } from 'wouter-preact';
import { ButtonLink } from '../../../design/button.tsx';
import { Results } from '../../../design/results.tsx';
import { SearchForm } from '../../../design/search-form.tsx';
import { Table } from '../../../design/table.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useList } from '../../../house/asking.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { materialNames } from '../../../house/materials.ts';
import { More } from '../../../house/more.tsx';
import { ScreenBody } from '../../../house/screen.tsx';
import { Trouble } from '../../../house/trouble.tsx';
import { useScans } from '../../keys/deeds.ts';
import { texts } from './texts.ts';

/** What the publisher has printed on a book; any other barcode is a copy's. */
const IS_ISBN = /^97[89]\d{10}$/;

/** The catalogue, for those who keep it. What is looked for stands in the address. */
export function Books() {
  const t = useTexts(texts);
  const kinds = useTexts(materialNames);
  const { number } = useFormats();
  const [, go] = useLocation();
  const [asked] = useSearchParams();
  const words = asked.get('q') ?? '';
  const books = useList(['desk', 'books', words], (cursor) =>
    answered(
      api.GET('/books', {
        params: { query: { ...(words !== '' && { q: words }), ...(cursor !== undefined && { cursor }) } },
      }),
    ),
  );
  const find = (q: string) => go(q === '' ? '/desk/books' : `/desk/books?q=${encodeURIComponent(q)}`);
  useScans((code) => (IS_ISBN.test(code) ? find(code) : go(`/desk/copies?barcode=${encodeURIComponent(code)}`)));
  return (
    <ScreenBody title={t.title}>
      <div class="row row-apart row-end">
        <SearchForm key={words} label={t.words} submit={t.search} words={words} focusWhenEmpty onSearch={find} />
        <div class="row">
          <ButtonLink to="/desk/copies">{t.copies}</ButtonLink>
          <ButtonLink to="/desk/books/new">{t.add}</ButtonLink>
        </div>
      </div>
      <Results label={t.found} words={words}>
        {books.isPending && <Waiting label={t.looking} lines={8} />}
        {books.error && <Trouble error={books.error} onAgain={() => void books.refetch()} />}
        {books.items?.length === 0 && <p role="status">{t.none}</p>}
        {books.items && books.items.length > 0 && (
          <Table
            label={t.found}
            rows={books.items}
            keyOf={({ id }) => id}
            columns={[
              {
                label: t.book,
                cell: (book) => (
                  <>
                    <Link href={`/desk/books/${book.id}`}>{book.title}</Link>
                    <p class="quiet small">{book.author}</p>
                  </>
                ),
              },
              { label: t.kind, cell: ({ material }) => kinds[material] },
              { label: t.year, figures: true, cell: ({ published_year: year }) => year ?? '—' },
              { label: t.isbn, cell: ({ isbn }) => <span class="numbers">{isbn ?? '—'}</span> },
              {
                label: t.shelf,
                figures: true,
                cell: (book) => t.of(number(book.available), number(book.total_copies)),
              },
            ]}
          />
        )}
        <More {...books} />
      </Results>
    </ScreenBody>
  );
}
