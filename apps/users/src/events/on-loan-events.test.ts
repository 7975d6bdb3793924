import { randomUUID } from 'node:crypto';
import { testParking } from '#testing/parking-suite.ts';
import { register, startUsers } from '../testing/users.ts';

testParking({
  start: startUsers,
  topic: 'loan.events',
  aStory: async (service) => {
    const loan = {
      loan_id: randomUUID(),
      reader_id: (await register(service)).id,
      book_id: randomUUID(),
      copy_id: randomUUID(),
      title: 'Дар',
      patron_category: 'adult',
      issued_at: '2026-01-01T10:00:00.000Z',
      due_date: '2026-02-01',
    };
    return {
      subject: loan.loan_id,
      events: [
        { type: 'loan.issued', data: { ...loan, event_type: 'loan.issued', version: 1 } },
        { type: 'loan.renewed', data: { ...loan, event_type: 'loan.renewed', version: 2, renewals: 1 } },
        { type: 'loan.overdue', data: { ...loan, event_type: 'loan.overdue', version: 3 } },
      ],
    };
  },
  effects: { table: 'reader_loan', subject: 'loan_id::text', number: 'version' },
});
