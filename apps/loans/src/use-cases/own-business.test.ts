import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { components } from '#contracts/loans.ts';
import { desk, type Desk } from '../testing/desk.ts';

let now = new Date('2026-05-01T09:00:00Z');
let loans: Desk;
beforeAll(async () => {
  loans = await desk({ now: () => now });
});
afterAll(() => loans.service.stop());

type Librarian = { id: string; role: 'librarian' };

/** A librarian who reads books too. */
const aReadingLibrarian = (): Librarian => ({ id: loans.aReader().id, role: 'librarian' });
const reading = ({ id }: Librarian) => ({ id, role: 'reader' as const });

test.each([
  ['paid', 'pay', { method: 'cash' }],
  ['waived', 'waive', { comment: 'Болел' }],
])('a librarian’s own fine is recorded as %s by a colleague only', async (as, how, body) => {
  const librarian = aReadingLibrarian();
  const loan = await loans.lend(reading(librarian));
  now = new Date(now.getTime() + 60 * 86_400_000);
  await loans.service.request('POST', '/loans/return', { as: librarian, body: { loan_id: loan.id } });
  const owed = await loans.service.request('GET', `/charges/user/${librarian.id}`, { as: librarian });
  const [fine] = (owed.body as { items: components['schemas']['Charge'][] }).items;
  const settle = (by: Librarian) => loans.service.request('POST', `/charges/${fine?.id}/${how}`, { as: by, body });
  expect(await settle(librarian)).toMatchObject({ status: 403, body: { code: 'own_charge' } });
  expect(await settle(loans.librarian)).toMatchObject({ status: 200, body: { status: as } });
});

test('a librarian lends to themselves for the usual time; another due date is a colleague’s to set', async () => {
  const librarian = aReadingLibrarian();
  const card = loans.giveCard(reading(librarian));
  const issue = (by: Librarian, body: object) => loans.service.request('POST', '/loans/issue', { as: by, body });
  const late = { due_date: new Date(Date.now() + 100 * 86_400_000).toISOString().slice(0, 10) };
  for (const whose of [{}, { reader_id: librarian.id }, { card_number: card }])
    expect(await issue(librarian, { book_id: loans.aBook().id, ...whose, ...late })).toMatchObject({
      status: 403,
      body: { code: 'own_loan' },
    });
  const [usual, other] = [loans.aBook(), loans.aBook()].map(({ id }) => ({ book_id: id, card_number: card }));
  expect(await issue(librarian, { ...usual })).toMatchObject({ status: 201 });
  expect(await issue(loans.librarian, { ...other, ...late })).toMatchObject({ status: 201, body: late });
});

test('what a librarian lent to themselves against the rules is for a colleague to look at', async () => {
  const librarian: Librarian = { id: loans.aReader({ blocked: true }).id, role: 'librarian' };
  const { barcode = '' } = loans.aBook({ barcode: 'OWN-1' });
  const at = now.toISOString();
  const lent = { id: uuidv7(), desk: 'desk-1', branch_id: 'main', kind: 'lend', barcode, reader_id: librarian.id, at };
  await loans.service.request('POST', '/desk/journal', { as: librarian, body: { sent_at: at, entries: [lent] } });
  const { body } = await loans.service.request('GET', '/desk/tasks?limit=100', { as: librarian });
  const task = (body as { items: components['schemas']['Task'][] }).items.find(
    ({ reader_id }) => reader_id === librarian.id,
  );
  expect(task).toMatchObject({ kind: 'lent_against_rules', codes: ['patron_blocked'] });
  const act = (as: Librarian, what: 'claim' | 'finish') =>
    loans.service.request('POST', `/desk/tasks/${task?.id}/${what}`, { as, ...(what === 'finish' && { body: {} }) });
  for (const what of ['claim', 'finish'] as const)
    expect(await act(librarian, what)).toMatchObject({ status: 403, body: { code: 'own_task' } });
  const putBack = await loans.service.request('DELETE', `/desk/tasks/${task?.id}/claim`, { as: librarian });
  expect(putBack).toMatchObject({ status: 403, body: { code: 'own_task' } });
  expect(await act({ id: loans.librarian.id, role: 'librarian' }, 'finish')).toMatchObject({ status: 200 });
});
