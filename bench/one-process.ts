// The same lending decision and the same SQL in one process: no sidecar, no gateway, one Express route.
import express from 'express';
import { uuidv7 } from 'uuidv7';
import { findBook } from '../apps/books/src/store/books.ts';
import { allocateCopy } from '../apps/books/src/store/copies.ts';
import type { Tables as BooksTables } from '../apps/books/src/store/schema.ts';
import type { LoansContext } from '../apps/loans/src/context.ts';
import { CalendarTable } from '../apps/loans/src/store/calendars.ts';
import { PolicyTable } from '../apps/loans/src/store/lending-policies.ts';
import type { Tables as LoansTables } from '../apps/loans/src/store/schema.ts';
import { issueLoan } from '../apps/loans/src/use-cases/issue-loan.ts';
import { standingOf } from '../apps/users/src/domain/standing.ts';
import type { Tables as UsersTables } from '../apps/users/src/store/schema.ts';
import { findUser, readerOf } from '../apps/users/src/store/users.ts';
import { createCommit } from '#messaging/commit.ts';
import { openDatabase } from '#postgres/database.ts';
import { createLog } from '#core/log.ts';

const urls = JSON.parse(process.env['DATABASES'] ?? '{}') as Record<'users' | 'books' | 'loans', string>;
const users = openDatabase<UsersTables>(urls.users);
const books = openDatabase<BooksTables>(urls.books);
const today = () => new Date().toISOString().slice(0, 10);

const loans = openDatabase<LoansTables>(urls.loans);
const context: LoansContext = {
  db: loans,
  reads: loans,
  policies: new PolicyTable(loans),
  calendars: new CalendarTable(loans, 'Europe/Moscow'),
  payments: undefined,
  log: createLog('one-process', 'warn'),
  commit: createCommit(loans, () => undefined),
  readers: {
    standing: async (readerId) => {
      const reader = await findUser(users, readerId, today());
      if (!reader) throw new Error('no such reader');
      const memberUntil = reader.expires_on ?? undefined;
      const { forbidden, ...standing } = standingOf(readerOf(reader), today());
      return {
        ...standing,
        blocked: forbidden.includes('borrow'),
        renewalsBlocked: forbidden.includes('renew'),
        holdsBlocked: forbidden.includes('hold'),
        memberUntil,
        email: reader.email,
      };
    },
    standings: () => Promise.reject(new Error('not measured')),
    ofCard: () => Promise.reject(new Error('not measured')),
    close: () => undefined,
  },
  books: {
    find: async (bookId) => {
      const book = await findBook(books, bookId);
      if (!book) throw new Error('no such book');
      return { ...book, available: book.available ?? 0 };
    },
    findCopy: () => Promise.reject(new Error('not measured')),
    allocate: async (loan_id, { bookId, barcode, materials }) => {
      const copy = await allocateCopy(books, {
        loan_id,
        book_id: bookId,
        barcode,
        ...('only' in materials ? { only_materials: materials.only } : { except_materials: materials.except }),
      });
      if (!copy?.copy_id || !copy.barcode || !copy.title || !copy.material) return 'refused';
      const { copy_id: copyId, title, material, price_minor: price } = copy;
      return { copyId, barcode: copy.barcode, title, material, priceMinor: price ?? undefined };
    },
    release: () => Promise.resolve(),
    hasCopiesAt: () => Promise.reject(new Error('not measured')),
    takeBack: () => Promise.reject(new Error('not measured')),
    keep: () => Promise.reject(new Error('not measured')),
  },
  limits: { overdueLoans: 0, lostCopies: undefined, balanceMinor: 50_000, refuses: ['borrow'] },
  holdTerms: { shelfDays: 7, reminderDays: 2, limit: 20 },
  historyTerms: { lastReaderDays: 3, historyDays: 365 },
  currency: 'RUB',
  timeZone: 'Europe/Moscow',
  now: () => new Date(),
};

const app = express();
app.use(express.json());
app.get('/readyz', (_request, response) => void response.end());
app.post('/api/v1/loans', async (request, response) => {
  const { book_id: bookId, reader_id: readerId } = request.body as { book_id: string; reader_id: string };
  response
    .status(201)
    .json(
      await issueLoan(
        context,
        { loanId: uuidv7(), readerId, bookId, branchId: 'main', issuedAt: new Date() },
        context.commit,
      ),
    );
});
app.listen(Number(process.env['PORT']), '127.0.0.1');
process.once('SIGTERM', () => process.exit());
