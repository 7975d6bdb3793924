import { randomUUID } from 'node:crypto';
import booksContract from '#contracts/books.json' with { type: 'json' };
import loansContract from '#contracts/loans.json' with { type: 'json' };
import usersContract from '#contracts/users.json' with { type: 'json' };
import { sql } from 'kysely';
import { z } from 'zod';
import { operationsIn } from '#testing/contract-operations.ts';
import type { TestAnswer } from '#testing/ask.ts';
import { books as bookService } from '../../apps/books/src/service.ts';
import { loans } from '../../apps/loans/src/service.ts';
import { hashOfLinkToken, newLinkToken } from '../../apps/users/src/credentials/link-token.ts';
import { users } from '../../apps/users/src/service.ts';
import { PASSWORD, type LendingApp, type Library } from './library-in-process.ts';
import type { Person } from './services.ts';

const DAY_MS = 86_400_000;
const dayFromNow = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

/** A reader, a book, a copy and a loan, and what else the operations are about. */
export type Situation = {
  reader: Person & { email: string };
  other: Person & { email: string; card: string };
  /** Of its two copies, the reader has one. */
  book: string;
  onLoan: { barcode: string; loan: string };
  onShelf: string;
  /** All its copies are lent; the other reader waits for it. */
  lentOut: string;
  entry: string;
  /** The other reader's hold on it. */
  hold: string;
  /** A hold of somebody else, whose copy stands on the hold shelf. */
  keptHold: string;
  /** Ends the alert of the other reader about an author. */
  alertToken: string;
  /** A book that nobody has. */
  idle: string;
  /** A branch where nothing has happened, closed on a holiday. */
  branch: string;
  /** A cash drawer that is open there. */
  till: string;
  /** What the reader owes. */
  fine: string;
  /** What a desk's journal has left to people. */
  task: string;
  paidCharge: string;
  /** An allocation of a checkout that died, of a third book. */
  allocation: string;
  /** A reader from the desk, who has no password yet. */
  newcomer: { id: string; card: string; code: string };
  /** Who acts for the newcomer. */
  guardian: string;
  /** Who has registered, and has the link that confirms their address. */
  applicant: { id: string; link: string };
  /** By which the newcomer may choose a password. */
  link: string;
  /** Chosen by both of two requests. */
  chosen: { id: string; key: string; email: string; barcode: string; isbn: string; category: string };
};

const MACHINE = { id: randomUUID(), role: 'machine' as const };

export type Act = (situation: Situation) => Promise<TestAnswer | void>;

/** The operations that change nothing. */
const READING = ['checkCredentials', 'checkLoan', 'followErasure', 'simulateLendingPolicies'];
/** Each call of these has an effect of its own, as their contracts say: their use cases' tests repeat them. */
const EACH_ANEW = ['repeatErasures', 'addLinkToken', 'giveErasureReceipt', 'sendVerification'];

/** The operations of each app that change something. */
export const writesOf = (app: LendingApp): string[] =>
  operationsIn({ loans: loansContract, books: booksContract, users: usersContract }[app])
    .filter(({ method, operationId }) => method !== 'GET' && ![...READING, ...EACH_ANEW].includes(operationId))
    .map(({ operationId }) => operationId);

/** The jobs of each app, but for the clean-up, which has nothing to do with a situation. */
export const jobsOf = ({ services }: Library): Record<LendingApp, string[]> => ({
  loans: Object.keys(loans.jobs(services.loans.context)),
  books: Object.keys(bookService.jobs(services.books.context)),
  users: Object.keys(users.jobs(services.users.context)),
});

/** The types of events that each app handles. */
export const handledBy = ({ services }: Library): Record<LendingApp, string[]> => {
  const typesOf = (topics: Record<string, object>) =>
    Object.values(topics).flatMap((handlers) => Object.keys(handlers));
  return {
    loans: typesOf(loans.subscriptions(services.loans.context)),
    books: typesOf(bookService.subscriptions(services.books.context)),
    users: typesOf(users.subscriptions(services.users.context)),
  };
};

let books = 0;
/** A valid ISBN that no book has. */
function anIsbn(): string {
  const body = `978${String((books += 1)).padStart(9, '0')}`;
  const sum = [...body].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  return body + String((10 - (sum % 10)) % 10);
}

const A_SCAN = { desk: 'desk-1', branch_id: 'main', at: new Date(Date.now() - 60_000).toISOString() };
const A_HOLIDAY = '2026-01-01';
const DAY_HOURS = [{ opens: '09:00', closes: '19:00' }];
const A_BRANCH = {
  name: 'Северный',
  address: 'Лесная, 1',
  time_zone: 'Europe/Moscow',
  uses_tills: true,
  week: {
    monday: DAY_HOURS,
    tuesday: DAY_HOURS,
    wednesday: DAY_HOURS,
    thursday: DAY_HOURS,
    friday: DAY_HOURS,
    saturday: [],
    sunday: [],
  },
};

/** @param headers sent with each request */
export function actsOf(library: Library, headers: () => Record<string, string> = () => ({})) {
  const ask = (app: LendingApp, method: string, path: string, asking: Parameters<Library['request']>[3] = {}) =>
    library.request(app, method, path, { ...asking, headers: { ...headers(), ...asking.headers } });
  const internally = (app: string) => ({ headers: { 'dapr-caller-app-id': app } });
  const desk = () => ({ as: library.librarian });
  const office = () => ({ as: library.branchManager });
  /** As a desk tells it afterwards, and again where it is told to. */
  async function said(id: string, kind: string, barcode: string | undefined, of: object = {}): Promise<TestAnswer> {
    const entries = [{ ...A_SCAN, id, kind, ...(barcode !== undefined && { barcode }), ...of }];
    const body = { sent_at: new Date().toISOString(), entries };
    const answer = await ask('loans', 'POST', '/desk/journal', { ...desk(), body });
    const isLater = JSON.stringify(answer.body).includes('"outcome":"later"');
    return isLater ? { ...answer, status: 409, body: { code: 'request_in_progress' } } : answer;
  }
  /** Sets a block of a known id first, as the desk might have. */
  async function liftedBlock(userId: string, id: string) {
    await sql`
      insert into reader_block (id, user_id, forbids, reason, from_day, set_at, set_by)
      values (${id}::uuid, ${userId}::uuid, '{renew}', 'билет чужой', '2020-01-01', now(), ${userId}::uuid)
      on conflict do nothing`.execute(library.databases.users);
    return ask('users', 'DELETE', `/users/${userId}/blocks/${id}`, desk());
  }
  /** As loans asks for it, for a hold which may be none of its own. */
  const kept = (hold: string, book_id: string) =>
    ask('books', 'PUT', `/internal/holds/${hold}/copy`, {
      ...internally('loans'),
      body: { book_id, branch_id: 'main' },
    });
  /** Begun, and not asked about by the job, which would meet it in the middle of another act. */
  async function begunOnline(reader: Person, body: object, more: Record<string, string> = {}): Promise<TestAnswer> {
    const begun = await ask('loans', 'POST', '/payment-intents', { as: reader, body, headers: more });
    await sql`update payment_intent set ask_at = now() + interval '1 year' where status = 'pending' and reader_id = ${reader.id}::uuid`.execute(
      library.databases.loans,
    );
    return begun;
  }
  const noted = new Set<string>();
  async function job(app: LendingApp, name: string): Promise<void> {
    await library.services[app].runJob(name);
  }

  /**
   * For each operation that changes something, and each job, what is asked: about the same reader, copy, book and loan.
   * The first of each succeeds.
   */
  const acts: Record<string, Record<string, Act>> = {
    issueLoan: {
      other: ({ other, book }) => ask('loans', 'POST', '/loans', { as: other, body: { book_id: book } }),
      reader: ({ reader, book }) => ask('loans', 'POST', '/loans', { as: reader, body: { book_id: book } }),
      'other, with a key': ({ other, book, chosen }) =>
        ask('loans', 'POST', '/loans', {
          as: other,
          body: { book_id: book },
          headers: { 'idempotency-key': chosen.key },
        }),
      'other, the last one': ({ other, lentOut }) =>
        ask('loans', 'POST', '/loans', { as: other, body: { book_id: lentOut } }),
    },
    issueLoanAtDesk: {
      other: ({ other, onShelf }) =>
        ask('loans', 'POST', '/loans/issue', { ...desk(), body: { barcode: onShelf, reader_id: other.id } }),
      'other, by card': ({ other, book }) =>
        ask('loans', 'POST', '/loans/issue', { ...desk(), body: { book_id: book, card_number: other.card } }),
      'other, the copy that is out': ({ other, onLoan }) =>
        ask('loans', 'POST', '/loans/issue', { ...desk(), body: { barcode: onLoan.barcode, reader_id: other.id } }),
    },
    issueLoanByOverride: {
      'other, though nothing refuses': ({ other, book }) =>
        ask('loans', 'POST', '/loans/override', {
          ...desk(),
          body: { book_id: book, reader_id: other.id, overrides: ['has_overdue_loans'], reason: 'К экзамену' },
        }),
    },
    replayJournal: {
      'lent to the other': ({ other, onShelf, chosen }) => said(chosen.id, 'lend', onShelf, { reader_id: other.id }),
      'lent to the other, though it is out': ({ other, onLoan, chosen }) =>
        said(chosen.id, 'lend', onLoan.barcode, { card_number: other.card }),
      returned: ({ onLoan, chosen }) => said(chosen.id, 'return', onLoan.barcode),
      renewed: ({ onLoan, chosen }) => said(chosen.id, 'renew', onLoan.barcode),
      paid: ({ reader, chosen }) =>
        said(chosen.id, 'pay', undefined, { reader_id: reader.id, amount_minor: 100, method: 'card' }),
      'what nobody knows': ({ chosen }) => said(chosen.id, 'return', chosen.barcode),
    },
    claimTask: { desk: ({ task }) => ask('loans', 'POST', `/desk/tasks/${task}/claim`, desk()) },
    releaseTask: { desk: ({ task }) => ask('loans', 'DELETE', `/desk/tasks/${task}/claim`, desk()) },
    finishTask: { desk: ({ task }) => ask('loans', 'POST', `/desk/tasks/${task}/finish`, { ...desk(), body: {} }) },
    returnLoan: {
      reader: ({ reader, onLoan }) =>
        ask('loans', 'POST', '/loans/return', { as: reader, body: { loan_id: onLoan.loan } }),
      desk: ({ onLoan }) => ask('loans', 'POST', '/loans/return', { ...desk(), body: { barcode: onLoan.barcode } }),
      'desk, for the one who waits': async ({ lentOut }) => {
        const [copy] = await library.copiesOf(lentOut);
        return ask('loans', 'POST', '/loans/return', {
          ...desk(),
          body: { barcode: copy?.barcode, branch_id: 'main' },
        });
      },
      'desk, damaged': ({ onLoan }) =>
        ask('loans', 'POST', '/loans/return', {
          ...desk(),
          body: { barcode: onLoan.barcode, damaged: { note: 'Залита чаем', amount_minor: 700 } },
        }),
      'desk, at another branch': ({ onLoan, branch }) =>
        ask('loans', 'POST', '/loans/return', { ...desk(), body: { barcode: onLoan.barcode, branch_id: branch } }),
    },
    renewLoan: { reader: ({ reader, onLoan }) => ask('loans', 'POST', `/loans/${onLoan.loan}/renew`, { as: reader }) },
    renewAllLoans: {
      reader: ({ reader }) => ask('loans', 'POST', `/loans/user/${reader.id}/renewals`, { as: reader }),
    },
    setDueDate: {
      desk: ({ onLoan }) =>
        ask('loans', 'PUT', `/loans/${onLoan.loan}/due-date`, {
          ...desk(),
          body: { due_date: dayFromNow(9), reason: 'Отпуск' },
        }),
    },
    claimReturned: {
      desk: ({ onLoan }) => ask('loans', 'POST', `/loans/${onLoan.loan}/claim`, { ...desk(), body: {} }),
    },
    withdrawClaim: {
      desk: async ({ onLoan: { loan }, chosen: { key } }) => {
        const headers = { 'idempotency-key': key };
        const claimed = await ask('loans', 'POST', `/loans/${loan}/claim`, { ...desk(), body: {}, headers });
        return claimed.status === 200 ? ask('loans', 'DELETE', `/loans/${loan}/claim`, desk()) : claimed;
      },
    },
    declareLost: {
      desk: ({ onLoan }) =>
        ask('loans', 'POST', `/loans/${onLoan.loan}/lost`, {
          ...desk(),
          body: { reason: 'Утеряна', price_minor: 500 },
        }),
    },
    renewLoanByOverride: {
      desk: ({ onLoan }) =>
        ask('loans', 'POST', `/loans/${onLoan.loan}/renewal-override`, {
          ...office(),
          body: { overrides: ['others_wait', 'renewal_limit_reached'], reason: 'К экзамену' },
        }),
    },
    joinWaitingList: {
      other: ({ other, book }) => ask('loans', 'POST', '/waiting-list', { as: other, body: { book_id: book } }),
      reader: ({ reader, lentOut }) =>
        ask('loans', 'POST', '/waiting-list', { as: reader, body: { book_id: lentOut } }),
    },
    placeHold: {
      'other, on a copy that is there': ({ other, book }) =>
        ask('loans', 'POST', '/holds', { as: other, body: { book_id: book } }),
      'other, elsewhere': ({ other, idle, branch }) =>
        ask('loans', 'POST', '/holds', { as: other, body: { book_id: idle, branch_id: branch } }),
      desk: ({ other, onLoan }) =>
        ask('loans', 'POST', '/holds', { ...desk(), body: { barcode: onLoan.barcode, reader_id: other.id } }),
    },
    changeHold: {
      paused: ({ other, hold }) =>
        ask('loans', 'PUT', `/holds/${hold}`, { as: other, body: { branch_id: 'main', not_before: dayFromNow(900) } }),
    },
    cancelHold: {
      other: ({ other, hold }) => ask('loans', 'POST', `/holds/${hold}/cancel`, { as: other, body: {} }),
      desk: ({ hold }) => ask('loans', 'POST', `/holds/${hold}/cancel`, { ...desk(), body: { reason: 'Ошибка' } }),
    },
    setShelfDay: {
      longer: ({ keptHold }) =>
        ask('loans', 'PUT', `/holds/${keptHold}/shelf-day`, {
          ...desk(),
          body: { until: dayFromNow(30), reason: 'В отпуске' },
        }),
    },
    moveHold: {
      first: ({ hold }) =>
        ask('loans', 'POST', `/holds/${hold}/move`, { ...desk(), body: { position: 1, reason: 'К экзамену' } }),
    },
    recallForHold: {
      first: async ({ hold, lentOut }) => {
        // As if it had been lent on terms that allow it.
        await sql`
          update loan set recall_guaranteed_days = 0, recall_return_days = 1
          where book_id = ${lentOut} and returned_at is null`.execute(library.databases.loans);
        return ask('loans', 'POST', `/holds/${hold}/recall`, desk());
      },
    },
    endAuthorAlert: { other: ({ alertToken }) => ask('loans', 'POST', `/author-alerts/${alertToken}/end`) },
    leaveWaitingList: { other: ({ other, entry }) => ask('loans', 'DELETE', `/waiting-list/${entry}`, { as: other }) },
    addCharge: {
      damage: ({ reader }) =>
        ask('loans', 'POST', `/charges/user/${reader.id}`, {
          ...desk(),
          body: { kind: 'damage', amount_minor: 700, comment: 'Залита чаем' },
        }),
    },
    payBalance: {
      part: ({ reader }) =>
        ask('loans', 'POST', `/charges/user/${reader.id}/pay`, {
          ...desk(),
          body: { amount_minor: 100, method: 'card' },
        }),
    },
    payAtMachine: {
      part: ({ reader }) =>
        ask('loans', 'POST', `/internal/readers/${reader.id}/payments`, {
          as: MACHINE,
          headers: { 'dapr-caller-app-id': 'sip2' },
          body: { amount_minor: 100 },
        }),
    },
    beginPayment: {
      charge: ({ reader, fine }) => begunOnline(reader, { charge_ids: [fine] }),
      part: ({ reader }) => begunOnline(reader, { amount_minor: 50 }),
    },
    hearOfPayment: {
      'that it was made': async ({ reader, chosen: { key } }) => {
        const begun = await begunOnline(reader, { amount_minor: 100 }, { 'idempotency-key': key });
        if (begun.status !== 201) return begun;
        const { id } = begun.body as { id: string };
        return ask('loans', 'POST', '/payment-notifications', { body: { object: { id } } });
      },
    },
    payCharge: {
      'a part, at a till': ({ fine, branch, till }) =>
        ask('loans', 'POST', `/charges/${fine}/pay`, {
          ...desk(),
          body: { method: 'cash', amount_minor: 1, branch_id: branch, till_id: till },
        }),
      whole: ({ fine }) => ask('loans', 'POST', `/charges/${fine}/pay`, { ...desk(), body: { method: 'cash' } }),
    },
    waiveCharge: {
      whole: ({ fine }) => ask('loans', 'POST', `/charges/${fine}/waive`, { ...desk(), body: { comment: 'Болел' } }),
    },
    refundCharge: {
      part: ({ paidCharge }) =>
        ask('loans', 'POST', `/charges/${paidCharge}/refund`, {
          ...office(),
          body: { amount_minor: 200, method: 'cash', comment: 'Книга нашлась' },
        }),
    },
    cancelCharge: {
      error: ({ fine }) =>
        ask('loans', 'POST', `/charges/${fine}/cancel`, { ...office(), body: { comment: 'Ошибка' } }),
    },
    openTill: {
      'at the branch': ({ branch, chosen }) =>
        ask('loans', 'POST', '/tills', {
          ...desk(),
          body: { branch_id: branch, name: chosen.barcode, float_minor: 5_000 },
        }),
    },
    closeTill: {
      counted: ({ till }) =>
        ask('loans', 'POST', `/tills/${till}/close`, { ...desk(), body: { counted_minor: 5_000 } }),
    },
    putLendingPolicy: {
      maps: ({ chosen }) =>
        ask('loans', 'PUT', `/lending-policies/${chosen.category}/map/*`, {
          ...office(),
          body: {
            loan_days: 7,
            renewal_days: 7,
            max_renewals: 1,
            fine_per_day_minor: 100,
            fine_cap_minor: 0,
            grace_days: 0,
          },
        }),
    },
    removeLendingPolicy: {
      maps: ({ chosen }) => ask('loans', 'DELETE', `/lending-policies/${chosen.category}/map/*`, office()),
    },
    putBranch: {
      known: ({ branch }) => ask('loans', 'PUT', `/branches/${branch}`, { ...office(), body: A_BRANCH }),
    },
    removeBranch: {
      known: async ({ branch, till, chosen: { key } }) => {
        const headers = { 'idempotency-key': key };
        const body = { counted_minor: 1_000 };
        const closed = await ask('loans', 'POST', `/tills/${till}/close`, { ...office(), body, headers });
        return closed.status === 200 ? ask('loans', 'DELETE', `/branches/${branch}`, office()) : closed;
      },
    },
    putBranchException: {
      holiday: ({ branch }) =>
        ask('loans', 'PUT', `/branches/${branch}/exceptions/${A_HOLIDAY}`, {
          ...office(),
          body: { reason: 'Новый год' },
        }),
    },
    moveDueDates: {
      // At a branch of its own: what else is lent here belongs to other situations.
      closure: async ({ onLoan, branch }) => {
        await sql`update loan set branch_id = ${branch} where id = ${onLoan.loan}::uuid`.execute(
          library.databases.loans,
        );
        return ask('loans', 'POST', `/branches/${branch}/due-dates`, {
          ...office(),
          body: { from: dayFromNow(1), until: dayFromNow(40), due_date: dayFromNow(50), reason: 'Ремонт' },
        });
      },
    },
    removeBranchException: {
      holiday: ({ branch }) => ask('loans', 'DELETE', `/branches/${branch}/exceptions/${A_HOLIDAY}`, office()),
    },
    abortCheckout: {
      dead: ({ allocation }) => ask('loans', 'POST', `/internal/checkouts/${allocation}/abort`, internally('books')),
    },
    closeReader: {
      other: ({ other }) => ask('loans', 'POST', `/internal/readers/${other.id}/close`, internally('users')),
      reader: ({ reader }) => ask('loans', 'POST', `/internal/readers/${reader.id}/close`, internally('users')),
    },
    mergeLending: {
      'of the newcomer': ({ newcomer, reader }) =>
        ask('loans', 'POST', `/internal/readers/${newcomer.id}/merge`, {
          ...internally('users'),
          body: { into: reader.id },
        }),
    },
    createBook: {
      isbn: ({ chosen }) =>
        ask('books', 'POST', '/books', { ...desk(), body: { title: 'Т', author: 'А', isbn: chosen.isbn } }),
    },
    importBooks: {
      record: ({ chosen }) =>
        ask('books', 'POST', '/books/import', {
          ...office(),
          body: { records: [{ source_key: chosen.id, title: 'Т', isbn: chosen.isbn }] },
        }),
    },
    updateBook: {
      isbn: ({ book, chosen }) =>
        ask('books', 'PUT', `/books/${book}`, { ...desk(), body: { title: 'Т', author: 'А', isbn: chosen.isbn } }),
    },
    deleteBook: {
      idle: ({ idle }) => ask('books', 'DELETE', `/books/${idle}`, desk()),
      book: ({ book }) => ask('books', 'DELETE', `/books/${book}`, desk()),
      'lent out': ({ lentOut }) => ask('books', 'DELETE', `/books/${lentOut}`, desk()),
    },
    addCopy: {
      barcode: ({ book, chosen }) =>
        ask('books', 'POST', `/books/${book}/copies`, { ...desk(), body: { barcode: chosen.barcode } }),
      'next barcode': ({ lentOut }) => ask('books', 'POST', `/books/${lentOut}/copies`, { ...desk(), body: {} }),
    },
    changeCopy: {
      withdrawn: ({ onShelf }) =>
        ask('books', 'PATCH', `/copies/${onShelf}`, { ...desk(), body: { status: 'withdrawn' } }),
      'withdrawn, the one that is out': ({ onLoan }) =>
        ask('books', 'PATCH', `/copies/${onLoan.barcode}`, { ...desk(), body: { status: 'withdrawn' } }),
      available: ({ onShelf }) =>
        ask('books', 'PATCH', `/copies/${onShelf}`, { ...desk(), body: { status: 'available' } }),
    },
    changeScannedCopy: {
      'lost, while it is kept for a hold': async ({ onLoan: { loan }, onShelf, book }) => {
        const answer = await kept(loan, book);
        if (answer.status >= 500) return answer;
        return ask('books', 'PATCH', '/copies', { ...desk(), body: { barcode: onShelf, status: 'lost' } });
      },
      lost: ({ onShelf }) =>
        ask('books', 'PATCH', '/copies', { ...desk(), body: { barcode: onShelf, status: 'lost' } }),
      withdrawn: ({ onShelf }) =>
        ask('books', 'PATCH', '/copies', { ...desk(), body: { barcode: onShelf, status: 'withdrawn' } }),
    },
    describeCopy: {
      moved: ({ onShelf, branch }) =>
        ask('books', 'PUT', '/copy-details', {
          ...desk(),
          body: { barcode: onShelf, home_branch: branch, location: 'Абонемент', alert: 'С диском' },
        }),
      'the one that is out': ({ onLoan, branch }) =>
        ask('books', 'PUT', '/copy-details', { ...desk(), body: { barcode: onLoan.barcode, home_branch: branch } }),
    },
    sendCopy: {
      'to another branch': ({ onShelf, branch }) =>
        ask('books', 'POST', '/copy-transits', { ...desk(), body: { barcode: onShelf, branch } }),
      'the one that is out': ({ onLoan, branch }) =>
        ask('books', 'POST', '/copy-transits', { ...desk(), body: { barcode: onLoan.barcode, branch } }),
    },
    receiveCopy: {
      'at another branch': ({ onShelf, branch }) =>
        ask('books', 'POST', '/copy-arrivals', { ...desk(), body: { barcode: onShelf, branch } }),
      'where it was': ({ onShelf }) =>
        ask('books', 'POST', '/copy-arrivals', { ...desk(), body: { barcode: onShelf, branch: 'main' } }),
    },
    recordInHouseUse: {
      'on the shelf': ({ onShelf }) => ask('books', 'POST', '/copy-uses', { ...desk(), body: { barcode: onShelf } }),
    },
    allocateCopy: {
      book: ({ book, chosen }) =>
        ask('books', 'PUT', `/internal/reservations/${chosen.id}`, { ...internally('loans'), body: { book_id: book } }),
    },
    releaseCopy: {
      dead: ({ allocation }) => ask('books', 'DELETE', `/internal/reservations/${allocation}`, internally('loans')),
      chosen: ({ chosen }) => ask('books', 'DELETE', `/internal/reservations/${chosen.id}`, internally('loans')),
    },
    returnCopy: {
      'with its loan': async (situation) => {
        const returned = await ask('loans', 'POST', '/loans/return', {
          ...desk(),
          body: { loan_id: situation.onLoan.loan },
        });
        return returned.status === 200
          ? ask('books', 'PUT', `/internal/reservations/${situation.onLoan.loan}/returned`, internally('loans'))
          : returned;
      },
    },
    updateOwnProfile: {
      'email and history': ({ reader, chosen }) =>
        ask('users', 'PUT', '/users/me', { as: reader, body: { email: chosen.email, reading_history: 'none' } }),
      'email of the other': ({ other, chosen }) =>
        ask('users', 'PUT', '/users/me', { as: other, body: { email: chosen.email } }),
    },
    deleteOwnProfile: {
      other: ({ other }) => ask('users', 'DELETE', '/users/me', { as: other }),
      reader: ({ reader }) => ask('users', 'DELETE', '/users/me', { as: reader }),
    },
    deleteUser: {
      other: ({ other }) => ask('users', 'DELETE', `/users/${other.id}`, office()),
      reader: ({ reader }) => ask('users', 'DELETE', `/users/${reader.id}`, office()),
    },
    mergeReader: {
      // The same once more, after which both are one.
      'the newcomer into the other': ({ newcomer, other }) =>
        ask('users', 'POST', `/users/${newcomer.id}/merge`, {
          ...office(),
          body: { into: other.id, reason: 'записан дважды' },
        }),
    },
    updateUser: {
      blocked: ({ other }) => ask('users', 'PATCH', `/users/${other.id}`, { ...desk(), body: { blocked: true } }),
      'expires on': ({ reader }) =>
        ask('users', 'PATCH', `/users/${reader.id}`, { ...desk(), body: { expires_on: dayFromNow(-1) } }),
      email: ({ other, chosen }) =>
        ask('users', 'PATCH', `/users/${other.id}`, { ...desk(), body: { email: chosen.email } }),
    },
    putCardRanges: {
      any: () => ask('users', 'PUT', '/card-ranges', { ...office(), body: { ranges: [] } }),
    },
    putPatronCategory: {
      students: () =>
        ask('users', 'PUT', '/patron-categories/student', {
          ...office(),
          body: { name_ru: 'С', name_en: 'S', loan_limit: 5 },
        }),
    },
    registerReader: {
      email: ({ chosen }) =>
        ask('users', 'POST', '/internal/readers', {
          ...internally('auth'),
          body: { email: chosen.email, password: PASSWORD, full_name: 'Б', language: 'ru' },
        }),
      'with an agreement': ({ chosen }) =>
        ask('users', 'POST', '/internal/readers', {
          ...internally('auth'),
          body: {
            email: chosen.email,
            password: PASSWORD,
            full_name: 'Б',
            language: 'ru',
            agreed_to: [{ kind: 'terms', version: 1 }],
          },
        }),
    },
    registerReaderAtDesk: {
      'with an address': ({ chosen }) =>
        ask('users', 'POST', '/users', { ...desk(), body: { full_name: 'Б', email: chosen.email } }),
      'with none': () => ask('users', 'POST', '/users', { ...desk(), body: { full_name: 'Б' } }),
      'with a card': ({ chosen }) =>
        ask('users', 'POST', '/users', { ...desk(), body: { full_name: 'Б', card_number: chosen.barcode } }),
    },
    issueSignInCode: {
      newcomer: ({ newcomer }) => ask('users', 'POST', `/users/${newcomer.id}/sign-in-code`, desk()),
    },
    setFirstPassword: {
      newcomer: ({ newcomer: { card, code }, chosen: { email } }) =>
        ask('users', 'POST', '/internal/first-passwords', {
          ...internally('auth'),
          body: { card_number: card, code, email, password: PASSWORD },
        }),
    },
    verifyInPerson: {
      applicant: ({ applicant }) => ask('users', 'POST', `/users/${applicant.id}/verification`, desk()),
    },
    noteExport: {
      'of the reader': ({ reader }) =>
        ask('users', 'POST', `/internal/exports/${reader.id}`, {
          ...office(),
          ...internally('gateway'),
          body: { complete: true },
        }),
    },
    renewMembership: {
      // Its category has a term and a fee, and it has ended.
      other: async ({ other }) => {
        await sql`
          update patron_category set term_months = 12, membership_fee_minor = 30000 where code = 'adult'`.execute(
          library.databases.users,
        );
        return ask('users', 'POST', `/users/${other.id}/membership-renewals`, desk());
      },
    },
    addNote: {
      reader: ({ reader }) =>
        ask('users', 'POST', `/users/${reader.id}/notes`, { ...desk(), body: { note: 'забыл зонт', alerts: true } }),
    },
    removeNote: {
      'of the reader': async ({ reader, onLoan: { loan } }) => {
        // Once: it is not there again when it is removed again.
        if (!noted.has(loan))
          await sql`
            insert into reader_note (id, user_id, note, alerts, written_at, written_by)
            values (${loan}::uuid, ${reader.id}::uuid, 'забыл зонт', true, now(), ${reader.id}::uuid)`.execute(
            library.databases.users,
          );
        noted.add(loan);
        return ask('users', 'DELETE', `/users/${reader.id}/notes/${loan}`, desk());
      },
    },
    addBlock: {
      reader: ({ reader }) =>
        ask('users', 'POST', `/users/${reader.id}/blocks`, {
          ...desk(),
          body: { forbids: ['hold'], reason: 'не пришёл за книгой', until: dayFromNow(9) },
        }),
    },
    liftBlock: {
      'of newcomer': ({ newcomer, onLoan: { loan } }) => liftedBlock(newcomer.id, loan),
    },
    addCard: {
      reader: ({ reader, chosen }) =>
        ask('users', 'POST', `/users/${reader.id}/cards`, { ...desk(), body: { card_number: `K${chosen.barcode}` } }),
      other: ({ other, chosen }) =>
        ask('users', 'POST', `/users/${other.id}/cards`, { ...desk(), body: { card_number: `K${chosen.barcode}` } }),
    },
    reportCardLost: {
      other: ({ other }) =>
        ask('users', 'POST', `/users/${other.id}/lost-cards`, { as: other, body: { card_number: other.card } }),
      'at the desk': ({ other, chosen }) =>
        ask('users', 'POST', `/users/${other.id}/lost-cards`, {
          ...desk(),
          body: { card_number: other.card, replacement: `K${chosen.barcode}` },
        }),
    },
    linkGuardian: {
      'other, for the reader': ({ reader, other }) =>
        ask('users', 'PUT', `/users/${reader.id}/guardians/${other.id}`, {
          ...desk(),
          body: { ends_on: dayFromNow(9) },
        }),
      'the reader, for other': ({ reader, other }) =>
        ask('users', 'PUT', `/users/${other.id}/guardians/${reader.id}`, {
          ...desk(),
          body: { ends_on: dayFromNow(9) },
        }),
    },
    unlinkGuardian: {
      newcomer: ({ newcomer, guardian }) =>
        ask('users', 'DELETE', `/users/${newcomer.id}/guardians/${guardian}`, desk()),
    },
    verifyEmail: {
      applicant: ({ applicant }) =>
        ask('users', 'POST', '/internal/email-verifications/complete', {
          ...internally('auth'),
          body: { token: applicant.link, password: PASSWORD },
        }),
    },
    agreeToDocument: {
      reader: ({ reader }) =>
        ask('users', 'POST', '/users/me/agreements', { as: reader, body: { kind: 'terms', version: 1 } }),
    },
    recordAgreement: {
      other: ({ other }) =>
        ask('users', 'POST', `/users/${other.id}/agreements`, { ...desk(), body: { kind: 'terms', version: 1 } }),
    },
    publishDocument: {
      'the first version': () =>
        ask('users', 'POST', '/documents/personal_data/versions', {
          as: { id: '01890000-0000-7000-8000-00000000ad31', role: 'admin' },
          body: { version: 1, text_ru: 'Т', text_en: 'T', required_from: dayFromNow(30) },
        }),
    },
    askForPasswordReset: {
      newcomer: ({ chosen: { email } }) =>
        ask('users', 'POST', '/internal/password-resets', { ...internally('auth'), body: { email } }),
    },
    resetPassword: {
      newcomer: ({ link }) =>
        ask('users', 'POST', '/internal/password-resets/complete', {
          ...internally('auth'),
          body: { token: link, password: PASSWORD },
        }),
    },
    'release-stale-allocations': { job: () => job('books', 'release-stale-allocations') },
    'process-due-loans': { job: () => job('loans', 'process-due-loans') },
    'renew-loans': {
      'of what is due soon': async ({ onLoan: { loan } }) => {
        const soon = sql`due_date = current_date + 2, due_at = null, auto_renewal_days = 5`;
        await sql`update loan set ${soon} where id = ${loan} and returned_at is null and renewals = 0`.execute(
          library.databases.loans,
        );
        await job('loans', 'renew-loans');
      },
    },
    'age-to-lost': {
      'of what is long overdue': async ({ onLoan: { loan } }) => {
        const overdue = sql`due_date = current_date - 60, due_at = null, lost_after_days = 45`;
        await sql`update loan set ${overdue} where id = ${loan} and returned_at is null`.execute(
          library.databases.loans,
        );
        await job('loans', 'age-to-lost');
      },
    },
    'end-claims': {
      'of what lay in no return box': async ({ reader, onLoan: { loan } }) => {
        const claimed = await ask('loans', 'POST', '/loans/return', { as: reader, body: { loan_id: loan } });
        if (claimed.status !== 200) return claimed;
        await sql`update loan set claim_lapses_at = now() where id = ${loan} and claim_lapses_at > now()`.execute(
          library.databases.loans,
        );
        await job('loans', 'end-claims');
      },
    },
    'anonymise-loans': {
      'two years later': async ({ onLoan: { loan } }) => {
        const returned = await ask('loans', 'POST', '/loans/return', { ...desk(), body: { loan_id: loan } });
        if (returned.status !== 200) return returned;
        const time = sql`issued_at = issued_at - interval '2 years', returned_at = returned_at - interval '2 years'`;
        await sql`update loan set ${time} where id = ${loan} and returned_at > now() - interval '1 year'`.execute(
          library.databases.loans,
        );
        await job('loans', 'anonymise-loans');
      },
    },
    keepCopy: {
      'for a hold that has ended': ({ onLoan: { loan }, book }) => kept(loan, book),
      'of which none is there': ({ hold, lentOut }) => kept(hold, lentOut),
    },
    'process-holds': { job: () => job('loans', 'process-holds') },
    'ask-about-payments': {
      'of one that was made, and nobody told of': async ({ reader, chosen: { key } }) => {
        const begun = await begunOnline(reader, { amount_minor: 100 }, { 'idempotency-key': key });
        if (begun.status !== 201) return begun;
        const { id } = begun.body as { id: string };
        await sql`update payment_intent set ask_at = now() where id = ${id}::uuid and status = 'pending'`.execute(
          library.databases.loans,
        );
        await job('loans', 'ask-about-payments');
      },
    },
    'end-old-registrations': {
      // Of somebody who has only registered, and whom nobody else knows.
      'a month later': async ({ onLoan: { loan } }) => {
        await sql`
          insert into users (id, email, pending_email, full_name, language, role, password_hash, patron_category,
            verified_at, created_at)
          values (${loan}::uuid, '', ${`${loan}@readers.example`}, 'Анна', 'ru', 'reader', 'hash', 'adult', null,
            now() - interval '1 year')
          on conflict do nothing`.execute(library.databases.users);
        await job('users', 'end-old-registrations');
      },
    },
    'end-guardianships': {
      'on its day': async ({ newcomer, guardian }) => {
        await sql`
          update guardianship set ends_on = '2020-01-01'
          where child_id = ${newcomer.id}::uuid and guardian_id = ${guardian}::uuid`.execute(library.databases.users);
        await job('users', 'end-guardianships');
      },
    },
    'tell-ending-memberships': {
      'of one that ends soon': async ({ newcomer }) => {
        await sql`update users set expires_on = ${dayFromNow(3)} where id = ${newcomer.id}::uuid`.execute(
          library.databases.users,
        );
        await job('users', 'tell-ending-memberships');
      },
    },
    'tell-choices': { job: () => job('users', 'tell-choices') },
    'confirm-erasures': {
      // Of somebody whom nobody else has known.
      'of who was deleted': async ({ onLoan: { loan } }) => {
        await sql`
          insert into users (id, email, full_name, language, role, patron_category, deleted_at)
          values (${loan}::uuid, '', '', 'ru', 'reader', 'adult', now())
          on conflict do nothing`.execute(library.databases.users);
        await job('users', 'confirm-erasures');
      },
    },
    'finish-deletions': { job: () => job('users', 'finish-deletions') },
    'finish-merges': { job: () => job('users', 'finish-merges') },
  };

  /** As an e-mail has it. */
  async function aLink(user: string, purpose: 'reset_password' | 'verify_email'): Promise<string> {
    const { db } = library.services.users;
    const [id, token] = [randomUUID(), newLinkToken()];
    await db
      .insertInto('account_link')
      .values({
        id,
        user_id: user,
        purpose,
        address: `${user}@readers.example`,
        works_until: new Date(Date.now() + DAY_MS),
      })
      .execute();
    await db
      .insertInto('account_link_token')
      .values({ link_id: id, hash: hashOfLinkToken(token) })
      .execute();
    return token;
  }

  /** As in a library whose readers are not asked yet for their consent to the processing of personal data. */
  async function publishRulesOnly(): Promise<void> {
    await library.databases.users.transaction().execute(async (tx) => {
      await sql`alter table document disable trigger document_as_published`.execute(tx);
      await sql`delete from document where kind = 'personal_data'`.execute(tx);
      await sql`alter table document enable trigger document_as_published`.execute(tx);
      await sql`
        insert into document (kind, version, text_ru, text_en) values ('terms', 1, 'Т', 'T')
        on conflict do nothing`.execute(tx);
    });
  }

  /** Its messages are still to be relayed. */
  async function aSituation(): Promise<Situation> {
    const { made, aReader, aBook, copiesOf, librarian } = library;
    const [reader, other] = [await aReader(), await aReader()];
    const [{ id: book = '' }, { id: lentOut = '' }, { id: third = '' }, { id: idle = '' }] = [
      await aBook(2),
      await aBook(1),
      await aBook(2),
      await aBook(1),
    ];
    // On terms that let it be renewed now.
    const lend = (book_id: string, days: number, to: Person = reader) =>
      made('loans', 'POST', '/loans/issue', librarian, {
        book_id,
        reader_id: to.id,
        issued_at: new Date(Date.now() - 30 * DAY_MS).toISOString(),
        due_date: dayFromNow(days),
      });
    const overdue = await lend(third, -20);
    await made('loans', 'POST', '/loans/return', librarian, { loan_id: overdue['id'] });
    const fines = (await made('loans', 'GET', `/charges/user/${reader.id}`, librarian)) as unknown as {
      items: { id: string }[];
    };
    const damage = await made('loans', 'POST', `/charges/user/${reader.id}`, librarian, {
      kind: 'damage',
      amount_minor: 500,
      comment: 'Вырвана страница',
    });
    await made('loans', 'POST', `/charges/${damage['id']}/pay`, librarian, { method: 'cash' });
    // Somebody is late with a book.
    await lend(third, -3, await aReader());
    const loan = await lend(book, 1);
    await lend(lentOut, 5);
    const entry = await made('loans', 'POST', '/waiting-list', other, { book_id: lentOut });
    const hold = await made('loans', 'POST', '/holds', other, { book_id: lentOut });
    const [{ id: kept = '' }, keeper] = [await aBook(1), await aReader()];
    const keptHold = await made('loans', 'POST', '/holds', keeper, { book_id: kept });
    const [keptCopy] = await copiesOf(kept);
    await made('books', 'POST', '/copy-arrivals', librarian, { barcode: keptCopy?.barcode, branch: 'main' });
    const alert = await made('loans', 'POST', '/waiting-list', other, { author: `Автор ${randomUUID()}` });
    const { rows } = await sql<{ token: string }>`
      select end_token as token from waiting_entry where id = ${alert['id']}`.execute(library.databases.loans);
    const allocation = randomUUID();
    await ask('books', 'PUT', `/internal/reservations/${allocation}`, {
      ...internally('loans'),
      body: { book_id: third },
    });
    const onShelf = (await copiesOf(book)).find(({ status }) => status === 'available');
    if (!onShelf || !loan['id'] || !loan['barcode'] || !entry['id'] || !fines.items[0] || !rows[0])
      throw new Error('the situation is not as it should be');
    const { id: newcomer = '' } = await made('users', 'POST', '/users', librarian, {
      full_name: 'В',
      email: `${randomUUID()}@readers.example`,
    });
    const { id: guardian } = await aReader();
    await made('users', 'PUT', `/users/${newcomer}/guardians/${guardian}`, librarian, { ends_on: dayFromNow(9) });
    const slip = await made('users', 'POST', `/users/${newcomer}/sign-in-code`, librarian);
    const id = randomUUID();
    await publishRulesOnly();
    const branch = `branch-${id.slice(0, 8)}`;
    await made('loans', 'PUT', `/branches/${branch}`, library.branchManager, A_BRANCH);
    await made('loans', 'PUT', `/branches/${branch}/exceptions/${A_HOLIDAY}`, library.branchManager, {
      reason: 'Праздник',
    });
    const till = await made('loans', 'POST', '/tills', librarian, {
      branch_id: branch,
      name: 'Касса 1',
      float_minor: 1_000,
    });
    await said(id, 'return', 'НЕТ ТАКОГО');
    const { rows: tasks } = await sql<{ id: string }>`select id from desk_task where entry_id = ${id}`.execute(
      library.databases.loans,
    );
    const link = await aLink(newcomer, 'reset_password');
    const registered = await library.request('users', 'POST', '/internal/readers', {
      ...internally('auth'),
      body: { email: `${randomUUID()}@readers.example`, password: PASSWORD, full_name: 'Г', language: 'ru' },
    });
    const applicant = z.object({ id: z.string() }).parse(registered.body);
    return {
      reader,
      link,
      applicant: { ...applicant, link: await aLink(applicant.id, 'verify_email') },
      other,
      book,
      onLoan: { barcode: loan['barcode'], loan: loan['id'] },
      onShelf: onShelf.barcode,
      lentOut,
      entry: entry['id'],
      hold: hold['id'] ?? '',
      keptHold: keptHold['id'] ?? '',
      alertToken: rows[0].token,
      idle,
      branch,
      till: till['id'] ?? '',
      fine: fines.items[0].id,
      task: tasks[0]?.id ?? '',
      paidCharge: damage['id'] ?? '',
      allocation,
      newcomer: { id: newcomer, card: slip['card_number'] ?? '', code: slip['code'] ?? '' },
      guardian,
      chosen: {
        id: randomUUID(),
        key: id,
        email: `${id}@readers.example`,
        barcode: `X-${id.slice(0, 8).toUpperCase()}`,
        isbn: anIsbn(),
        category: `category_${id.slice(0, 8)}`,
      },
    };
  }

  return { acts, aSituation, publishRulesOnly };
}
