import { useLocation, useSearchParams } from 'wouter-preact';
import { Results } from '../../../design/results.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useList } from '../../../house/asking.ts';
import { useTexts } from '../../../house/language.ts';
import { More } from '../../../house/more.tsx';
import { ScreenBody } from '../../../house/screen.tsx';
import { Trouble } from '../../../house/trouble.tsx';
import { BookLine } from '../../book-line.tsx';
import { SearchForm } from '../../search-form.tsx';
import { texts } from './texts.ts';

/** The catalogue. What is looked for stands in the address, so that a search can be kept and sent on. */
export function SearchScreen() {
  const t = useTexts(texts);
  const [, go] = useLocation();
  const [asked] = useSearchParams();
  const words = asked.get('q') ?? '';
  const author = asked.get('author') ?? '';
  const onlyFree = asked.get('free') === '1';

  const look = (change: Record<string, string>) => {
    const next = Object.entries({ q: words, author, free: onlyFree ? '1' : '', ...change });
    go(`/search?${new URLSearchParams(next.filter(([, value]) => value !== '')).toString()}`);
  };

  const found = useList(['books', 'search', words, author, onlyFree], (cursor) =>
    answered(
      api.GET('/books', {
        params: {
          query: {
            ...(words !== '' && { q: words }),
            ...(author !== '' && { author }),
            ...(onlyFree && { available: true }),
            ...(cursor !== undefined && { cursor }),
          },
        },
      }),
    ),
  );

  return (
    <ScreenBody title={author === '' ? t.title : t.by(author)}>
      <div class="stack">
        <SearchForm key={words} words={words} onSearch={(q) => look({ q })} />
        <label class="choice">
          <input
            type="checkbox"
            checked={onlyFree}
            onChange={(event) => look({ free: event.currentTarget.checked ? '1' : '' })}
          />
          {t.onlyFree}
        </label>
      </div>
      <Results label={t.results} words={words}>
        {found.isPending && <Waiting label={t.looking} lines={8} />}
        {found.error && <Trouble error={found.error} onAgain={() => void found.refetch()} />}
        {found.items?.length === 0 && (
          <div class="nothing" role="status">
            <p>{onlyFree ? t.noneFree : t.none}</p>
          </div>
        )}
        <ul class="list">
          {found.items?.map((book) => (
            <li key={book.id}>
              <BookLine book={book} />
            </li>
          ))}
        </ul>
        <More {...found} />
      </Results>
    </ScreenBody>
  );
}
