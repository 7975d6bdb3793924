import { useState } from 'preact/hooks';
import { useLocation, useParams } from 'wouter-preact';
import type { components } from '#contracts/public.ts';
import { Button } from '../../../design/button.tsx';
import { Confirm } from '../../../design/confirm.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api, Refusal } from '../../../house/api.ts';
import { useAnswer, useDeed } from '../../../house/asking.ts';
import { Form } from '../../../house/form.tsx';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { materialNames } from '../../../house/materials.ts';
import { ScreenBody } from '../../../house/screen.tsx';
import { Trouble } from '../../../house/trouble.tsx';
import { BookFields, describedBy, useBookForm } from '../../book-form.tsx';
import { BookCopies } from './book-copies.tsx';
import { BookHolds } from './book-holds.tsx';
import { texts } from './texts.ts';

type Book = components['schemas']['Book'];

/** A book, for those who keep the catalogue: what is written about it, its copies, and who waits for it. */
export function BookScreen() {
  const t = useTexts(texts);
  const { id = '' } = useParams();
  const [isCorrected, correct] = useState(false);
  const asked = useAnswer(['desk', 'book', id], () =>
    answered(api.GET('/books/{book_id}', { params: { path: { book_id: id } } })),
  );
  const book = asked.data;
  const isUnknown = asked.error instanceof Refusal && asked.error.problem.status < 500;
  return (
    <ScreenBody title={book?.title ?? t.book}>
      {asked.isPending && <Waiting label={t.loading} />}
      {asked.error && <Trouble error={asked.error} {...(!isUnknown && { onAgain: () => void asked.refetch() })} />}
      {book && (
        <>
          {isCorrected ? (
            <Correction book={book} onEnd={() => correct(false)} />
          ) : (
            <Description book={book} onCorrect={() => correct(true)} />
          )}
          <BookCopies bookId={book.id} />
          <BookHolds bookId={book.id} />
        </>
      )}
    </ScreenBody>
  );
}

function Description({ book, onCorrect }: { book: Book; onCorrect: () => void }) {
  const t = useTexts(texts);
  const kinds = useTexts(materialNames);
  const { number, languageName } = useFormats();
  return (
    <section class="stack">
      <dl class="facts">
        <dt>{t.author}</dt>
        <dd>{book.author}</dd>
        <dt>{t.shelf}</dt>
        <dd>{t.of(number(book.available), number(book.total_copies))}</dd>
        <dt>{t.kind}</dt>
        <dd>{kinds[book.material]}</dd>
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
      {book.description !== '' && <p class="measure">{book.description}</p>}
      <div class="row row-top">
        <Button onPress={onCorrect}>{t.correct}</Button>
        <a class="button button-plain" href={`/books/${book.id}`}>
          {t.inPortal}
        </a>
        <Removal book={book} />
      </div>
    </section>
  );
}

function Correction({ book, onEnd }: { book: Book; onEnd: () => void }) {
  const change = useDeed(
    (body: components['schemas']['BookDescription'], key) =>
      answered(
        api.PUT('/books/{book_id}', {
          params: { path: { book_id: book.id }, header: { 'Idempotency-Key': key } },
          body,
        }),
      ),
    [
      ['desk', 'book', book.id],
      ['desk', 'books'],
    ],
  );
  const form = useBookForm(book, change);
  return (
    <Form
      wide
      form={form}
      deed={change}
      onSubmit={() => change.mutate(describedBy(form), { onSuccess: onEnd })}
      onCancel={onEnd}
    >
      <BookFields form={form} />
    </Form>
  );
}

function Removal({ book }: { book: Book }) {
  const t = useTexts(texts);
  const [, go] = useLocation();
  const remove = useDeed(
    (_: undefined, key) =>
      answered(
        api.DELETE('/books/{book_id}', {
          params: { path: { book_id: book.id }, header: { 'Idempotency-Key': key } },
        }),
      ),
    [['desk', 'books']],
  );
  return (
    <div class="stack stack-tight">
      <Confirm
        label={t.removeThis(book.title)}
        question={t.removeQuestion}
        yes={t.removeYes}
        no={t.no}
        busy={remove.isPending}
        onConfirm={() => remove.mutate(undefined, { onSuccess: () => go('/desk/books') })}
      >
        {t.remove}
      </Confirm>
      {remove.error && <Trouble error={remove.error} />}
    </div>
  );
}
