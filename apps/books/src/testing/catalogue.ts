import { randomUUID } from 'node:crypto';
import type { components } from '#contracts/books.ts';
import { queryText } from '#core/query-text.ts';
import { startTestService } from '#testing/service.ts';
import type { HandSetStatus } from '../domain/copy-status.ts';
import { books } from '../service.ts';
import { migrations } from '../store/migrations/index.ts';

type Book = components['schemas']['Book'];
type Copy = components['schemas']['Copy'];
type ScannedCopy = components['schemas']['ScannedCopy'];
type CopyChange = components['schemas']['CopyChange'];
type Place = components['schemas']['Place'];

export type Catalogue = Awaited<ReturnType<typeof catalogue>>;

/** The books service with a librarian; `committed` are the loans that the loans service knows. */
export async function catalogue(options: { now?: () => Date; staleAfterSeconds?: number } = {}) {
  const committed = new Set<string>();
  const asked: string[] = [];
  const loans = { answers: true };
  const { now, staleAfterSeconds = 60 } = options;
  const service = await startTestService(books, {
    ...(now && { now }),
    migrations,
    env: { ALLOCATION_STALE_SECONDS: staleAfterSeconds },
    invoke: ({ path }) => {
      const [, branch] = /^\/branches\/(.+)$/.exec(path) ?? [];
      if (branch === 'north' || branch === 'south')
        return { status: 200, body: { id: branch, name: branch, version: 1 } };
      if (branch !== undefined) return { status: 404, body: { code: 'branch_not_found' } };
      const loanId = /^\/internal\/checkouts\/([^/]+)\/abort$/.exec(path)?.[1] ?? '';
      asked.push(loanId);
      // Its database is down: it answers, but not about the loan.
      if (!loans.answers) return { status: 503, body: { code: 'service_unavailable' } };
      return { status: 200, body: { exists: committed.has(loanId) } };
    },
  });
  const librarian = { id: randomUUID(), role: 'librarian' as const };

  async function ask<Body>(method: string, path: string, body?: unknown): Promise<Body> {
    const as = path.startsWith('/internal/') ? { headers: { 'dapr-caller-app-id': 'loans' } } : { as: librarian };
    const answer = await service.request(method, path, { ...as, body });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
    return answer.body as Body;
  }

  return {
    service,
    librarian,
    committed,
    /** Whether loans answers. */
    loans,
    /** The loans whose checkouts loans was asked to abort, in that order. */
    asked,
    aBook: (copies = 1) =>
      ask<Book>('POST', '/books', { title: 'Идиот', author: 'Достоевский Ф. М.', total_copies: copies }),
    book: (id: string) => ask<Book>('GET', `/books/${id}`),
    copies: async (bookId: string) => (await ask<{ items: Copy[] }>('GET', `/books/${bookId}/copies`)).items,
    addCopy: (bookId: string, barcode?: string, details: { home_branch?: string; status?: 'on_order' } = {}) =>
      ask<Copy>('POST', `/books/${bookId}/copies`, { barcode, ...details }),
    changeCopy: (barcode: string, status: HandSetStatus, reason?: string) =>
      ask<Copy>('PATCH', '/copies', { barcode, status, reason }),
    describeCopy: (barcode: string, details: { home_branch: string; location?: string; call_number?: string }) =>
      ask<Copy>('PUT', '/copy-details', { barcode, ...details }),
    sendCopy: (barcode: string, branch: string) => ask<Copy>('POST', '/copy-transits', { barcode, branch }),
    receiveCopy: (barcode: string, branch: string, more: { undamaged?: boolean; found?: boolean } = {}) =>
      ask<components['schemas']['ArrivedCopy']>('POST', '/copy-arrivals', { barcode, branch, ...more }),
    readInHouse: (barcode: string) => ask<Copy>('POST', '/copy-uses', { barcode }),
    history: async (barcode: string) =>
      (await ask<{ items: CopyChange[] }>('GET', `/copy-history?${queryText([['barcode', barcode]])}`)).items,
    places: async (bookId: string) => (await ask<{ items: Place[] }>('GET', `/books/${bookId}/places`)).items,
    scan: (barcode: string) => ask<Copy>('GET', `/copies?${queryText([['barcode', barcode]])}`),
    scanFromLoans: (barcode: string) =>
      ask<ScannedCopy>('GET', `/internal/copies?${queryText([['barcode', barcode]])}`),
    allocate: (bookId: string, loanId: string = randomUUID(), barcode?: string) =>
      ask<{ loan_id: string; copy_id: string; barcode: string }>('PUT', `/internal/reservations/${loanId}`, {
        book_id: bookId,
        barcode,
      }),
    release: (loanId: string) => ask<undefined>('DELETE', `/internal/reservations/${loanId}`),
    takeBack: (loanId: string, branch?: string) =>
      ask<undefined>(
        'PUT',
        `/internal/reservations/${loanId}/returned${branch === undefined ? '' : `?${queryText([['branch', branch]])}`}`,
      ),
  };
}
