import type { components } from '#contracts/public.ts';
import { Link } from 'wouter-preact';
import { Cover } from '../design/cover.tsx';
import { Availability } from '../house/availability.tsx';

type Book = components['schemas']['Book'];

/** A book in a list. */
export const BookLine = ({ book }: { book: Book }) => (
  <article class="book-line">
    <Cover title={book.title} author={book.author} />
    <div class="stack stack-tight">
      <h2 class="title">
        <Link href={`/books/${book.id}`}>{book.title}</Link>
      </h2>
      <p class="quiet">
        {book.author}
        {book.published_year !== undefined && ` · ${book.published_year}`}
      </p>
      <p>
        <Availability book={book} />
      </p>
    </div>
  </article>
);
