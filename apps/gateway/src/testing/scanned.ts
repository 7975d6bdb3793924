import { randomUUID } from 'node:crypto';

const AT = '2026-11-28T10:00:00.000Z';

/** As users answers. */
export const A_READER = {
  id: randomUUID(),
  card_number: 'R100001',
  email: 'anna@readers.example',
  full_name: 'Анна',
  language: 'ru',
  role: 'reader',
  patron_category: 'adult',
  loan_limit: 5,
  blocked: false,
  active_loans: 0,
  has_overdue: false,
  created_at: AT,
};

/** As books answers: it is on the shelf. */
export const A_COPY = {
  id: randomUUID(),
  book_id: randomUUID(),
  title: 'Дар',
  barcode: 'A 1/2',
  status: 'available',
  home_branch: 'main',
  current_branch: 'north',
  alert: 'с диском',
  in_house_uses: 0,
  created_at: AT,
};

/** As loans answers, for that copy and that reader. */
export const A_LOAN = {
  id: randomUUID(),
  reader_id: A_READER.id,
  book_id: A_COPY.book_id,
  copy_id: A_COPY.id,
  barcode: A_COPY.barcode,
  title: A_COPY.title,
  status: 'open',
  issued_at: AT,
  due_date: '2026-12-12',
  renewals: 0,
  renewals_left: 2,
};
