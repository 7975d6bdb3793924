import { randomUUID } from 'node:crypto';
import type { EventData } from '#events';

type Common = Omit<EventData['loan.issued'], 'event_type' | 'version'>;

/** What every event of a loan says of it: a loan of nobody's that nobody has heard of, but for what is given. */
export const anExampleLoan = (but: Partial<Common> = {}): Common => ({
  loan_id: randomUUID(),
  reader_id: randomUUID(),
  book_id: randomUUID(),
  copy_id: randomUUID(),
  title: 'Дар',
  patron_category: 'adult',
  issued_at: '2026-01-01T10:00:00.000Z',
  due_date: '2026-02-01',
  ...but,
});
