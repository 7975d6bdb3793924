import { z } from 'zod';
import { ApiError } from '#core/api-error.ts';
import type { Log } from '#core/log.ts';
import { languageOf } from '#http/problem-answers.ts';
import type { Platform } from '#platform/platform.ts';
import { askApp } from './ask-app.ts';
import type { PageHead } from './page-head.ts';
import type { DescribeBook } from './pages.ts';

const book = z.object({
  id: z.string(),
  title: z.string(),
  author: z.string(),
  description: z.string(),
  isbn: z.string().optional(),
  published_year: z.number().optional(),
  language: z.string().optional(),
  available: z.number(),
});

/** Search engines show about this much. */
const DESCRIPTION_LENGTH = 160;

/** Describes the pages of books, by what the catalogue says of each. */
export function bookDescriber(invoker: Platform<unknown>['invoker'], log: Log): DescribeBook {
  return async function describeBook(bookId, request) {
    const url = `${request.protocol}://${request.host}/books/${encodeURIComponent(bookId)}`;
    try {
      const headers = { 'accept-language': languageOf(request) };
      const path = `/books/${encodeURIComponent(bookId)}`;
      const found = book.parse(await askApp(invoker, { appId: 'books', method: 'GET', path, headers }));
      return { head: headOfBook(found, url) };
    } catch (error) {
      if (error instanceof ApiError && (error.code === 'book_not_found' || error.code === 'invalid_request'))
        return 'no such book';
      // The browser asks for the book itself, and may have more luck.
      log.warn({ err: error }, 'the page of a book went out without its description');
      return {};
    }
  };
}

function headOfBook(found: z.output<typeof book>, url: string): PageHead {
  const { title, author, description, isbn, published_year: year, language, available } = found;
  return {
    title: author === '' ? title : `${title} · ${author}`,
    description: shortened(description === '' ? `${title}. ${author}` : description),
    url,
    data: {
      '@context': 'https://schema.org',
      '@type': 'Book',
      name: title,
      url,
      ...(author !== '' && { author: { '@type': 'Person', name: author } }),
      ...(isbn !== undefined && { isbn }),
      ...(year !== undefined && { datePublished: String(year) }),
      ...(language !== undefined && { inLanguage: language }),
      offers: {
        '@type': 'Offer',
        price: 0,
        availability: `https://schema.org/${available > 0 ? 'InStock' : 'OutOfStock'}`,
      },
    },
  };
}

function shortened(text: string): string {
  if (text.length <= DESCRIPTION_LENGTH) return text;
  const cut = text.slice(0, DESCRIPTION_LENGTH);
  const blank = cut.lastIndexOf(' ');
  return `${cut.slice(0, blank < 80 ? DESCRIPTION_LENGTH : blank)}…`;
}
