import { Link, useLocation } from 'wouter-preact';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useAnswer } from '../../../house/asking.ts';
import { useTexts } from '../../../house/language.ts';
import { ScreenBody } from '../../../house/screen.tsx';
import { Trouble } from '../../../house/trouble.tsx';
import { BookLine } from '../../book-line.tsx';
import { SearchForm } from '../../search-form.tsx';
import { texts } from './texts.ts';

/** The way in: a search, and what others read. */
export function Home() {
  const t = useTexts(texts);
  const [, go] = useLocation();
  const popular = useAnswer(['books', 'popular'], () => answered(api.GET('/books/popular')));
  return (
    <ScreenBody title={t.title}>
      <SearchForm
        words=""
        onSearch={(words) => go(words === '' ? '/search' : `/search?q=${encodeURIComponent(words)}`)}
      />
      <section class="stack">
        <h2>{t.popular}</h2>
        {popular.isPending && <Waiting label={t.loading} />}
        {popular.error && <Trouble error={popular.error} onAgain={() => void popular.refetch()} />}
        {popular.data && popular.data.items.length === 0 && <p class="quiet">{t.quiet}</p>}
        <ul class="list">
          {popular.data?.items.map((book) => (
            <li key={book.id}>
              <BookLine book={book} />
            </li>
          ))}
        </ul>
      </section>
      <p>
        <Link href="/branches">{t.branches}</Link>
      </p>
    </ScreenBody>
  );
}
