import { randomUUID } from 'node:crypto';
import { apiError } from '#errors';
import type { components } from '#contracts/loans.ts';
import type { HttpBinding } from '#dapr/http-binding.ts';
import type { InvokeAnswer, InvokeRequest } from '#dapr/invoke.ts';
import type { TestDatabase } from '#testing/database.ts';
import { startTestService } from '#testing/service.ts';
import type { Standing } from '../clients/readers.ts';
import { loans } from '../service.ts';
import { insertHold, recordCopy } from '../store/holds.ts';
import { migrations } from '../store/migrations/index.ts';
import type { Tables } from '../store/schema.ts';

type Loan = components['schemas']['Loan'];
type Reader = { id: string; role: 'reader' };
type ShelvedBook = {
  id: string;
  title: string;
  author: string;
  material: string;
  available: number;
  /** Of the only copy; without it, each allocation gets another one. */
  barcode?: string;
  /** Of its copies, in minor units. */
  price?: number;
  /** Where its copies are. */
  branch?: string;
  /** Of that copy; else it is on the shelf while any is. */
  copyStatus?: 'withdrawn' | 'lost' | 'in_repair' | 'on_loan' | 'in_transit' | 'on_hold_shelf' | 'reserved';
  /** Of that copy: it is kept for a hold of somebody else than whoever asks. */
  keptForOther?: boolean;
};

const GOOD_STANDING: Omit<Standing, 'email'> = {
  loanLimit: 5,
  limits: {},
  category: 'adult',
  blocked: false,
  renewalsBlocked: false,
  holdsBlocked: false,
  unverified: false,
  agreementMissing: false,
  expired: false,
  memberUntil: undefined,
};

/** With `payments`, readers can pay online: how the provider answers. */
type DeskOptions = { now?: () => Date; database?: TestDatabase<Tables>; bindings?: { payments: HttpBinding['ask'] } };

export type Desk = Awaited<ReturnType<typeof desk>>;

/** The loans service with readers and books that the test controls. */
export async function desk(options: DeskOptions = {}) {
  const readers = new Map<string, Standing>();
  /** The ids of readers, by their cards. */
  const cards = new Map<string, string>();
  const lostCards = new Set<string>();
  const shelf = new Map<string, ShelvedBook>();
  /** The loans whose copies books was asked to free, at which branches, which of them are damaged, and how it answers. */
  const returns: {
    loans: string[];
    branches: (string | undefined)[];
    damaged: string[];
    answer: () => InvokeAnswer;
  } = {
    loans: [],
    branches: [],
    damaged: [],
    answer: () => ({ status: 204, body: undefined }),
  };
  let booksAreAway = false;
  const service = await startTestService(loans, {
    ...options,
    migrations,
    env: {
      TIME_ZONE: 'Europe/Moscow',
      CURRENCY: 'RUB',
      PUBLIC_URL: 'https://library.example',
      MAX_BALANCE_MINOR: 50_000,
      LAST_READER_DAYS: 3,
      HISTORY_DAYS: 365,
      HOLD_SHELF_DAYS: 7,
      HOLD_REMINDER_DAYS: 2,
      HOLD_LIMIT: 3,
    },
    invoke: (request) => {
      if (booksAreAway) return { status: 503, body: { code: 'service_unavailable' } };
      const [, returned] = /^\/internal\/reservations\/([^/]+)\/returned$/.exec(request.path) ?? [];
      if (returned === undefined) return answerAsBooks(shelf, request);
      returns.loans.push(returned);
      returns.branches.push(request.query?.['branch']);
      if (request.query?.['damaged'] === 'true') returns.damaged.push(returned);
      return returns.answer();
    },
    context: {
      readers: {
        standing: async (id) => {
          const standing = readers.get(id);
          if (!standing) throw apiError('reader_not_found');
          return standing;
        },
        standings: async (ids) => {
          const known = ids.map((id) => [id, readers.get(id)] as const);
          return new Map(known.flatMap(([id, standing]) => (standing ? [[id, standing]] : [])));
        },
        ofCard: async (card) => {
          if (lostCards.has(card))
            throw apiError('card_lost', {}, { errors: [{ field: 'card_number', code: 'lost_card' }] });
          const id = cards.get(card);
          if (id === undefined)
            throw apiError('card_not_found', {}, { errors: [{ field: 'card_number', code: 'nobodys_card' }] });
          return id;
        },
        close: () => undefined,
      },
    },
  });

  function aReader(but: Partial<Standing> = {}): Reader {
    const id = randomUUID();
    readers.set(id, { ...GOOD_STANDING, email: `${id}@readers.example`, ...but });
    return { id, role: 'reader' };
  }

  /** Gives a reader a card, also one that was somebody else's. */
  function giveCard(reader: Reader, card = `R${cards.size + 100_001}`): string {
    cards.set(card, reader.id);
    return card;
  }

  function loseCard(card: string): void {
    lostCards.add(card);
  }

  function aBook(but: Partial<ShelvedBook> = {}): ShelvedBook {
    const id = randomUUID();
    const book = { id, title: `Книга ${id}`, author: 'Автор', material: 'book', available: 1, ...but };
    shelf.set(id, book);
    return book;
  }

  /** Gives a reader a hold for which the only copy of a book is kept. */
  async function keepFor(reader: Reader, book: ShelvedBook, state: 'to_fetch' | 'ready'): Promise<void> {
    const id = randomUUID();
    const [now, copy] = [new Date(), { copy_id: copyOf(book), barcode: book.barcode ?? '', version: 1 }];
    await service.db.transaction().execute(async (tx) => {
      await insertHold(tx, {
        id,
        reader_id: reader.id,
        book_id: book.id,
        title: book.title,
        wanted_copy_id: null,
        branch_id: 'main',
        placed_at: now,
        not_before: null,
        not_after: null,
        look_due_at: now,
      });
      await recordCopy(tx, id, copy, {
        branch_id: 'main',
        state,
        ready_at: state === 'ready' ? now : null,
        shelf_until: state === 'ready' ? '2099-01-01' : null,
        tell_at: null,
      });
    });
  }

  function shelved(bookId: string): ShelvedBook {
    const book = shelf.get(bookId);
    if (!book) throw new Error('There is no such book.');
    return book;
  }

  /** Makes the number of copies on the shelf depend on how often it was asked for. */
  function whenAsked(book: ShelvedBook, available: (times: number) => number): void {
    let times = 0;
    Object.defineProperty(book, 'available', { enumerable: true, get: () => available((times += 1)) });
  }

  /** While `work` runs, books gives no answer. */
  async function whileBooksAreAway(work: () => Promise<unknown>): Promise<void> {
    booksAreAway = true;
    await work().finally(() => (booksAreAway = false));
  }

  /** Lends a book, a new one unless given, through the service's operation. */
  async function lend(reader: Reader, book: ShelvedBook = aBook()): Promise<Loan> {
    const answer = await service.request('POST', '/loans', { as: reader, body: { book_id: book.id } });
    if (answer.status !== 201) throw new Error(`not lent: ${JSON.stringify(answer.body)}`);
    return answer.body as Loan;
  }

  return {
    service,
    returns,
    aReader,
    giveCard,
    loseCard,
    aBook,
    keepFor,
    shelved,
    whenAsked,
    whileBooksAreAway,
    lend,
    librarian: { id: randomUUID(), role: 'librarian' as const },
    branchManager: { id: randomUUID(), role: 'branch_manager' as const },
  };
}

/** The only copy of a book: each has an id of its own. */
const copyOf = ({ id }: ShelvedBook): string => id.replace(/^.{8}/, 'c0c0c0c0');

const sameBarcode = (one = '', other = ''): boolean =>
  one.normalize('NFKC').toUpperCase() === other.normalize('NFKC').toUpperCase();

/** The answers of the books service. */
function answerAsBooks(shelf: Map<string, ShelvedBook>, { method, path, query, body }: InvokeRequest): InvokeAnswer {
  const [, bookId] = /^\/books\/([^/]+)$/.exec(path) ?? [];
  if (bookId !== undefined) {
    const book = shelf.get(bookId);
    return book ? { status: 200, body: book } : { status: 404, body: { code: 'book_not_found' } };
  }
  if (path.startsWith('/internal/holds/')) return { status: 409, body: { code: 'no_copy_available' } };
  if (path === '/internal/copies') {
    const book = [...shelf.values()].find((one) => sameBarcode(one.barcode, query?.['barcode']));
    if (!book) return { status: 404, body: { code: 'copy_not_found' } };
    const status = book.copyStatus ?? (book.available < 1 ? 'on_loan' : 'available');
    // As the previous release was told, too.
    const asBefore = status === 'in_transit' ? 'in_repair' : status;
    return { status: 200, body: { id: copyOf(book), book_id: book.id, status: asBefore, state: status } };
  }
  if (path.startsWith('/internal/branches/'))
    return {
      status: 200,
      body: { any: [...shelf.values()].some(({ branch }) => branch !== undefined && path.includes(`/${branch}/`)) },
    };
  if (path.startsWith('/internal/reservations/')) {
    if (method === 'DELETE') return { status: 204, body: undefined };
    const {
      book_id,
      barcode: scanned,
      despite_hold,
      only_materials,
      except_materials,
    } = body as {
      book_id: string;
      barcode?: string;
      despite_hold?: boolean;
      only_materials?: string[];
      except_materials?: string[];
    };
    const book = shelf.get(book_id);
    if (!book) return { status: 404, body: { code: 'book_not_found' } };
    const { title, material, price } = book;
    if (only_materials?.includes(material) === false || except_materials?.includes(material))
      return { status: 409, body: { code: 'not_for_loan' } };
    const isScanned = scanned === undefined || sameBarcode(book.barcode, scanned);
    const isTaken = book.keptForOther && despite_hold;
    if (!isTaken && (book.available < 1 || book.copyStatus || !isScanned))
      return { status: 409, body: { code: 'no_copy_available' } };
    const barcode = book.barcode ?? `B${randomUUID().slice(0, 8)}`;
    const copy = {
      copy_id: book.barcode ? copyOf(book) : randomUUID(),
      barcode,
      title,
      material,
      ...(price !== undefined && { price_minor: price }),
    };
    return { status: 200, body: { ...copy, ...(isTaken && { freed_hold_id: randomUUID() }) } };
  }
  throw new Error(`The test's books service knows no ${method} ${path}`);
}
