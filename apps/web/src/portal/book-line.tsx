import type { components } from '#contracts/public.ts';
import { Link } from 'wouter-preact';
import { Cover } from '../design/cover.tsx';
import { Mark } from '../design/message.tsx';
import { forms, useFormats } from '../house/formats.ts';
import { defineTexts, useTexts } from '../house/language.ts';

type Book = components['schemas']['Book'];

const texts = defineTexts({
  ru: {
    free: 'Можно взять',
    out: 'Все экземпляры выданы',
    none: 'Экземпляров нет',
    copies: forms({ one: 'экземпляр', few: 'экземпляра', many: 'экземпляров', other: 'экземпляра' }),
  },
  en: {
    free: 'Available',
    out: 'All copies are on loan',
    none: 'No copies',
    copies: forms({ one: 'copy', other: 'copies' }),
  },
});

/** Whether a book can be borrowed now, in words. */
export function Availability({
  book: { available, total_copies: total },
}: {
  book: Pick<Book, 'available' | 'total_copies'>;
}) {
  const t = useTexts(texts);
  const { count } = useFormats();
  if (available > 0)
    return (
      <Mark tone="good">
        {t.free}: {count(available, t.copies)}
      </Mark>
    );
  return <Mark tone="soon">{total > 0 ? t.out : t.none}</Mark>;
}

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
