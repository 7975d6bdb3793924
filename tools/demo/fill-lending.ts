import { uuidv7 } from 'uuidv7';
import { itsId, type Acting } from './acting.ts';
import type { FindCopy } from './books.ts';
import type { ReaderIds } from './fill-people.ts';
import { dayAfter } from './fill-rules.ts';
import { bookOf, type BookIds } from './fill-shelves.ts';
import {
  CHARGES,
  HANDED_IN,
  HOLDS,
  JOURNAL,
  LOANS,
  OVERRIDDEN,
  TAKEN,
  TILLS,
  WAITING,
  type DemoEntry,
  type DemoLoan,
} from './lending.ts';

const HOUR = 3_600_000;

export type Library = {
  /** When the load began, also if it was interrupted since: what it asks for stays the same. */
  began: Date;
  readers: ReaderIds;
  books: BookIds;
  copyAt: FindCopy;
};

export async function lendBooks(desk: Acting, library: Library): Promise<void> {
  for (const [index, loan] of LOANS.entries()) await lend(desk, `loan-${index}`, loan, library);
  const { reader, title, branch, overrides, reason } = OVERRIDDEN;
  const { barcode } = library.copyAt(title, branch);
  const body = { barcode, reader_id: library.readers[reader], branch_id: branch, overrides: [...overrides], reason };
  await desk.ask('loan-by-override', (api) => api.POST('/loans/override', { body }));
}

/** As from home. */
export async function handIn(reader: Acting, { copyAt }: Library): Promise<void> {
  const { barcode } = copyAt(HANDED_IN.title, HANDED_IN.branch);
  await reader.ask('handed-in', (api) => api.POST('/loans/return', { body: { barcode } }));
}

async function lend(desk: Acting, name: string, loan: DemoLoan, { began, readers, copyAt }: Library): Promise<void> {
  const { barcode } = copyAt(loan.title, loan.branch);
  const body = {
    barcode,
    reader_id: readers[loan.reader],
    branch_id: loan.branch,
    issued_at: hoursBefore(began, 24 * loan.daysAgo),
  };
  const loan_id = await desk.ask(name, (api) => api.POST('/loans', { body }), itsId);
  const params = { path: { loan_id } };
  if (loan.renew) await desk.ask(`${name}-renewal`, (api) => api.POST('/loans/{loan_id}/renew', { params }));
  const { lost, claimedDaysAgo } = loan;
  if (claimedDaysAgo !== undefined) {
    const claim = { returned_at: hoursBefore(began, 24 * claimedDaysAgo) };
    await desk.ask(`${name}-claim`, (api) => api.POST('/loans/{loan_id}/claim', { params, body: claim }));
  }
  if (lost) await desk.ask(`${name}-lost`, (api) => api.POST('/loans/{loan_id}/lost', { params, body: lost }));
  if (!loan.back) return;
  const charge_id = await desk.ask(
    `${name}-return`,
    (api) => api.POST('/loans/return', { body: { loan_id } }),
    ({ fine }) => fine?.id ?? '',
  );
  if (charge_id !== '' && loan.paid)
    await desk.ask(`${name}-payment`, (api) =>
      api.POST('/charges/{charge_id}/pay', { params: { path: { charge_id } }, body: { method: 'cash' } }),
    );
}

export async function placeHolds(desk: Acting, { began, readers, books, copyAt }: Library): Promise<void> {
  for (const [index, hold] of HOLDS.entries()) {
    const { reader, title, branch_id, inDays, copyOf, scannedAt, cancelled, pickedUp } = hold;
    const body = {
      ...(copyOf === undefined ? { book_id: bookOf(books, title) } : { barcode: copyAt(title, copyOf).barcode }),
      reader_id: readers[reader],
      branch_id,
      ...(inDays !== undefined && { not_before: dayAfter(began, inDays) }),
    };
    const hold_id = await desk.ask(`hold-${index}`, (api) => api.POST('/holds', { body }), itsId);
    if (cancelled !== undefined) {
      const over = { params: { path: { hold_id } }, body: { reason: cancelled } };
      await desk.ask(`hold-${index}-cancelled`, (api) => api.POST('/holds/{hold_id}/cancel', over));
    }
    if (scannedAt === undefined) continue;
    const { barcode } = copyAt(title, scannedAt);
    await desk.ask(`hold-${index}-scan`, (api) => api.POST('/copy-arrivals', { body: { barcode, branch: scannedAt } }));
    if (!pickedUp) continue;
    const lent = { body: { barcode, reader_id: readers[reader], branch_id } };
    await desk.ask(`hold-${index}-picked-up`, (api) => api.POST('/loans', lent));
  }
}

export async function joinWaitingList(reader: Acting, { books }: Library): Promise<void> {
  const { title, author } = WAITING;
  const book_id = bookOf(books, title);
  await reader.ask('waiting-book', (api) => api.POST('/waiting-list', { body: { book_id } }));
  await reader.ask('waiting-author', (api) => api.POST('/waiting-list', { body: { author } }));
}

type Staff = { desk: Acting; office: Acting };

export async function chargeReaders({ desk, office }: Staff, { readers }: Library): Promise<void> {
  for (const [index, { reader, paid, waived, cancelled, ...body }] of CHARGES.entries()) {
    const name = `charge-${index}`;
    const charged = { params: { path: { user_id: readers[reader] } }, body };
    const charge_id = await desk.ask(name, (api) => api.POST('/charges/user/{user_id}', charged), itsId);
    const params = { path: { charge_id } };
    if (paid) await desk.ask(`${name}-paid`, (api) => api.POST('/charges/{charge_id}/pay', { params, body: paid }));
    if (waived)
      await desk.ask(`${name}-waived`, (api) => api.POST('/charges/{charge_id}/waive', { params, body: waived }));
    if (cancelled)
      await office.ask(`${name}-cancelled`, (api) =>
        api.POST('/charges/{charge_id}/cancel', { params, body: cancelled }),
      );
  }
}

/** Opens tills at a branch that uses them, and counts one. */
export async function workTills(desk: Acting, { readers }: Library): Promise<void> {
  for (const [index, { counted_minor, ...opened }] of TILLS.entries()) {
    const till_id = await desk.ask(`till-${index}`, (api) => api.POST('/tills', { body: opened }), itsId);
    if (counted_minor === undefined) continue;
    const closed = { params: { path: { till_id } }, body: { counted_minor, comment: 'Не хватило мелочи на сдачу.' } };
    await desk.ask(`till-${index}-closed`, (api) => api.POST('/tills/{till_id}/close', closed));
  }
  const { reader, branch_id, ...charge } = TAKEN;
  const charged = { params: { path: { user_id: readers[reader] } }, body: { kind: 'manual' as const, ...charge } };
  const charge_id = await desk.ask('till-charge', (api) => api.POST('/charges/user/{user_id}', charged), itsId);
  const paid = { params: { path: { charge_id } }, body: { method: 'cash' as const, branch_id } };
  await desk.ask('till-payment', (api) => api.POST('/charges/{charge_id}/pay', paid));
}

/** What a desk did by itself. */
export async function recordJournal(desk: Acting, library: Library): Promise<void> {
  for (const [index, entry] of JOURNAL.entries()) await recordEntry(desk, `entry-${index}`, entry, library);
}

async function recordEntry(desk: Acting, name: string, entry: DemoEntry, library: Library): Promise<void> {
  const { began, readers, copyAt } = library;
  const { scanned, reader, hoursAgo, ...told } = entry;
  const id = await desk.settle(`${name}-id`, uuidv7);
  const sent = {
    ...told,
    id,
    barcode: 'title' in scanned ? copyAt(scanned.title, entry.branch_id).barcode : scanned.barcode,
    ...(reader !== undefined && { reader_id: readers[reader] }),
    at: hoursBefore(began, hoursAgo),
  };
  await desk.ask(
    name,
    (api) => api.POST('/desk/journal', { body: { sent_at: new Date().toISOString(), entries: [sent] } }),
    ({ items }) => {
      if (items.some(({ outcome }) => outcome === 'later')) throw new Error('A desk could not record what it did.');
      return '';
    },
  );
}

const hoursBefore = (instant: Date, hours: number): string => new Date(instant.getTime() - hours * HOUR).toISOString();
