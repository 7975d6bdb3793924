import { Link, useLocation, useSearchParams } from 'wouter-preact';
import { Button, ButtonLink } from '../../../design/button.tsx';
import { Mark } from '../../../design/message.tsx';
import { Results } from '../../../design/results.tsx';
import { SearchForm } from '../../../design/search-form.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useList } from '../../../house/asking.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { More } from '../../../house/more.tsx';
import { ScreenBody } from '../../../house/screen.tsx';
import { Trouble } from '../../../house/trouble.tsx';
import { useKeys } from '../../keys/deeds.ts';
import { currentRow } from '../../keys/rows.ts';
import { say } from '../../note.tsx';
import { serveTexts, useServe } from '../../serve.ts';
import { texts } from './texts.ts';

/** Readers by the words of their names, addresses and card numbers. */
export function Readers() {
  const t = useTexts(texts);
  const { count } = useFormats();
  const [, go] = useLocation();
  const [asked] = useSearchParams();
  const words = asked.get('q') ?? '';
  const readers = useList(['desk', 'readers', words], (cursor) =>
    answered(
      api.GET('/users', {
        params: { query: { ...(words !== '' && { q: words }), ...(cursor !== undefined && { cursor }) } },
      }),
    ),
  );
  const { serve: serveIt, serveThis, chooseReader } = useTexts(serveTexts);
  const serve = useServe();
  useKeys({
    serve: () => {
      const id = currentRow()?.dataset['reader'];
      const [first, ...others] = readers.items ?? [];
      const chosen = others.length === 0 ? first : readers.items?.find((reader) => reader.id === id);
      if (chosen) serve(chosen);
      else say(chooseReader);
    },
  });
  return (
    <ScreenBody title={t.title}>
      <SearchForm
        key={words}
        label={t.words}
        submit={t.search}
        words={words}
        maxLength={100}
        focusWhenEmpty
        onSearch={(q) => go(q === '' ? '/desk/readers' : `/desk/readers?q=${encodeURIComponent(q)}`)}
      />
      <div>
        <ButtonLink to="/desk/readers/new">{t.register}</ButtonLink>
      </div>
      <Results label={t.found} words={words}>
        {readers.isPending && <Waiting label={t.looking} />}
        {readers.error && <Trouble error={readers.error} onAgain={() => void readers.refetch()} />}
        {readers.items?.length === 0 && <p role="status">{t.none}</p>}
        <ul class="list">
          {readers.items?.map((reader) => (
            <li key={reader.id} class="row row-apart" data-reader={reader.id}>
              <div>
                <Link href={`/desk/readers/${reader.id}`}>{reader.full_name}</Link>
                <p class="quiet small">{[reader.card_number, reader.email].filter(Boolean).join(' · ')}</p>
              </div>
              <div class="row">
                <span class="quiet">{count(reader.active_loans, t.books)}</span>
                {reader.has_overdue && <Mark tone="bad">{t.overdue}</Mark>}
                {reader.blocked && <Mark tone="bad">{t.blocked}</Mark>}
                <Button label={serveThis(reader.full_name)} onPress={() => serve(reader)}>
                  {serveIt}
                </Button>
              </div>
            </li>
          ))}
        </ul>
        <More {...readers} />
      </Results>
    </ScreenBody>
  );
}
