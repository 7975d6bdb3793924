import { anExampleLoan } from '#testing/example-loan.ts';
import { testParking } from '#testing/parking-suite.ts';
import { startBooks } from '../testing/books.ts';

testParking({
  start: startBooks,
  topic: 'loan.events',
  aStory: async ({ db }) => {
    const loan = anExampleLoan();
    const { loan_id, book_id, copy_id, title } = loan;
    await db.insertInto('book').values({ id: book_id, title, author: 'Набоков' }).execute();
    await db.insertInto('copy').values({ id: copy_id, book_id, status: 'reserved', loan_id }).execute();
    await db.insertInto('reservation').values({ loan_id, book_id, copy_id, state: 'reserved' }).execute();
    const back = { returned_at: '2026-01-09T10:00:00.000Z', days_overdue: 0 };
    return {
      subject: loan_id,
      events: [
        { type: 'loan.issued', data: { ...loan, event_type: 'loan.issued', version: 1 } },
        { type: 'loan.returned', data: { ...loan, ...back, event_type: 'loan.returned', version: 2 } },
      ],
    };
  },
  effects: {
    table: 'reservation',
    subject: 'loan_id::text',
    number: `case state when 'lent' then 1 when 'returned' then 2 end`,
  },
});
