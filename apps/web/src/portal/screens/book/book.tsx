import { Link, useParams } from 'wouter-preact';
import type { components } from '#contracts/public.ts';
import { Button, ButtonLink } from '../../../design/button.tsx';
import { Cover } from '../../../design/cover.tsx';
import { Message } from '../../../design/message.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api, Refusal } from '../../../house/api.ts';
import { useAnswer, useDeed } from '../../../house/asking.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { materialNames } from '../../../house/materials.ts';
import { ScreenBody } from '../../../house/screen.tsx';
import { useAccount } from '../../../house/session.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { Availability } from '../../../house/availability.tsx';
import { NotFound } from '../../not-found.tsx';
import { PlaceHold } from './place-hold.tsx';
import { Places } from './places.tsx';
import { texts } from './texts.ts';

type Book = components['schemas']['Book'];

export function BookScreen() {
  const t = useTexts(texts);
  const { id = '' } = useParams();
  const book = useAnswer(['books', id], () =>
    answered(api.GET('/books/{book_id}', { params: { path: { book_id: id } } })),
  );
  if (book.error instanceof Refusal && book.error.problem.status < 500) return <NotFound />;
  if (!book.data)
    return (
      <ScreenBody title={t.loading} hideTitle>
        {book.error ? (
          <Trouble error={book.error} onAgain={() => void book.refetch()} />
        ) : (
          <Waiting label={t.loading} />
        )}
      </ScreenBody>
    );
  return <BookPage book={book.data} />;
}

function BookPage({ book }: { book: Book }) {
  const t = useTexts(texts);
  const materials = useTexts(materialNames);
  const { languageName } = useFormats();
  return (
    <ScreenBody title={book.title} hideTitle>
      <article class="book">
        <Cover title={book.title} author={book.author} large />
        <div class="stack">
          <div class="stack stack-tight">
            <p class="book-title" aria-hidden="true">
              {book.title}
            </p>
            <p>
              <Link href={`/search?author=${encodeURIComponent(book.author)}`}>{book.author}</Link>
            </p>
          </div>
          <p>
            <Availability book={book} />
          </p>
          <NextStep book={book} />
          <Places bookId={book.id} />
          {book.description !== '' && <p class="book-text">{book.description}</p>}
          <dl class="facts">
            <dt>{t.material}</dt>
            <dd>{materials[book.material]}</dd>
            {book.published_year !== undefined && (
              <>
                <dt>{t.year}</dt>
                <dd class="numbers">{book.published_year}</dd>
              </>
            )}
            {book.language !== undefined && (
              <>
                <dt>{t.language}</dt>
                <dd>{languageName(book.language)}</dd>
              </>
            )}
            {book.isbn !== undefined && (
              <>
                <dt>ISBN</dt>
                <dd class="numbers">{book.isbn}</dd>
              </>
            )}
          </dl>
        </div>
      </article>
    </ScreenBody>
  );
}

/** What the reader can do about this book: borrow it, have it kept for them, or sign in first. */
function NextStep({ book }: { book: Book }) {
  const t = useTexts(texts);
  const account = useAccount();
  const { due } = useFormats();
  const borrow = useDeed(
    (_: undefined, key) =>
      answered(api.POST('/loans', { body: { book_id: book.id }, params: { header: { 'Idempotency-Key': key } } })),
    [['books'], ['loans'], ['holds']],
  );
  if (!account)
    return (
      <div>
        <ButtonLink to={`/sign-in?back=/books/${book.id}`} kind="main">
          {book.available > 0 ? t.signInToBorrow : t.signInToHold}
        </ButtonLink>
      </div>
    );
  if (borrow.data)
    return (
      <Message tone="good">
        <p>{t.borrowed(due(borrow.data))}</p>
        <p>
          <Link href="/me/loans">{t.toLoans}</Link>
        </p>
      </Message>
    );
  return (
    <div class="stack stack-tight">
      {book.available > 0 && (
        <div>
          <Button kind="main" busy={borrow.isPending} onPress={() => borrow.mutate(undefined)}>
            {t.borrow}
          </Button>
        </div>
      )}
      {borrow.error && <Trouble error={borrow.error} />}
      <PlaceHold book={book} main={book.available === 0} />
    </div>
  );
}
