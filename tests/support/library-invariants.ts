import { sql, type Kysely } from 'kysely';
import type { Message } from '#messaging/outbox.ts';

/** The databases of the services that lending is shared by, whatever their tables' types. */
export type Databases = Record<'loans' | 'books' | 'users', Kysely<object>>;

/** What must hold within one database at any time: each statement finds what breaks it. */
const ALWAYS: Record<keyof Databases, Record<string, string>> = {
  loans: {
    'a copy has at most one open loan': `
      select copy_id from loan where returned_at is null group by copy_id having count(*) > 1`,
    'a reader has a book once': `
      select reader_id, book_id from loan where returned_at is null group by 1, 2 having count(*) > 1`,
    'an open loan has its reader, who is not closed': `
      select loan.id from loan left join reader on reader.id = loan.reader_id
      where returned_at is null and (reader.id is null or reader.closed_at is not null)`,
    'a loan is not returned before it was issued': `select id from loan where returned_at < issued_at`,
    'an aborted checkout is no loan': `select id from loan join aborted_checkout on loan_id = loan.id`,
    'a loan has one fine, of its reader': `
      select overdue_loan_id from charge left join loan on loan.id = overdue_loan_id where kind = 'overdue'
      group by overdue_loan_id having count(*) > 1 or bool_or(loan.id is null)
        or bool_or(charge.reader_id is distinct from loan.reader_id and loan.reader_id is not null and charge.reader_id is not null)`,
    'only the fine of an open loan grows': `
      select charge.id from charge join loan on loan.id = overdue_loan_id where status = 'growing' and returned_at is not null`,
    'nothing is owed of a settled charge, and something of any other': `
      select id from charge where (status in ('growing', 'owed')) <> (settled_at is null)
        or (status in ('growing', 'owed')) <> (amount_minor > paid_minor + waived_minor) and status <> 'cancelled'`,
    'the ledger of a charge adds up': `
      select charge.id from charge left join (
        select charge_id,
          sum(case kind when 'payment' then amount_minor when 'refund' then -amount_minor else 0 end) as paid,
          sum(case kind when 'waiver' then amount_minor else 0 end) as waived,
          sum(case kind when 'cancellation' then amount_minor else 0 end) as cancelled
        from charge_entry group by charge_id
      ) as ledger on charge_id = charge.id
      where (paid_minor, waived_minor) <> (coalesce(paid, 0), coalesce(waived, 0))
        or coalesce(cancelled, 0) <> case status when 'cancelled' then amount_minor - paid_minor - waived_minor else 0 end`,
    'a till takes nothing once it is closed, and holds no less than nothing': `
      select till.id from till join charge_entry on till_id = till.id where method = 'cash' or at > closed_at
      group by till.id having bool_or(at > closed_at)
        or float_minor + sum(case kind when 'payment' then amount_minor else -amount_minor end) filter (where method = 'cash') < 0`,
    'a reader waits once for a book or an author': `
      select reader_id from waiting_entry where told_at is null group by reader_id, book_id, author_match having count(*) > 1`,
    'nobody waits for the book they have': `
      select waiting_entry.id from waiting_entry join loan using (reader_id, book_id)
      where told_at is null and returned_at is null`,
    'a copy is kept for one hold': `
      select copy_id from hold where ended_at is null and copy_id is not null group by 1 having count(*) > 1`,
    'a hold has a copy while one is kept for it, and no other has': `
      select id from hold where (state in ('to_fetch', 'in_transit', 'ready')) <> (copy_id is not null)
        and ended_at is null`,
    'a loan is recalled for one reader': `
      select recalled_loan_id from hold where state = 'waiting' and recalled_loan_id is not null group by 1 having count(*) > 1`,
    'a hold that is ready has its last day': `
      select id from hold where state = 'ready' and (shelf_until is null or ready_at is null)`,
    'a hold has ended, or not': `
      select id from hold
      where (state in ('fulfilled', 'expired', 'cancelled', 'unfilled')) <> (ended_at is not null)`,
    'nobody has a hold on the book they have': `
      select hold.id from hold join loan using (reader_id, book_id) where ended_at is null and returned_at is null`,
    'a closed reader has no hold': `
      select hold.id from hold join reader on reader.id = reader_id where closed_at is not null`,
    'a closed reader waits for nothing': `
      select waiting_entry.id from waiting_entry join reader on reader.id = reader_id where closed_at is not null`,
  },
  books: {
    'a copy that is out is out for one allocation, and no other is': `
      select copy.id from copy
      left join reservation on reservation.loan_id = copy.loan_id and reservation.copy_id = copy.id
      left join kept_copy on kept_copy.copy_id = copy.id and kept_copy.state = 'kept'
      where case when copy.loan_id is null and hold_id is not null then null
          when copy.status = 'reserved' then 'reserved' when copy.status = 'on_loan' then 'lent'
          when copy.status = 'lost' and copy.loan_id is not null then 'lent' end
        is distinct from case when reservation.state in ('reserved', 'lent') then reservation.state end
        or (copy.status in ('reserved', 'on_loan') and (hold_id is null or copy.loan_id is not null))
          <> (copy.loan_id is not null and copy.status <> 'lost')`,
    'a copy that is kept for a hold is where that says': `
      select copy.id from kept_copy join copy on copy.id = copy_id
      where kept_copy.state = 'kept' and loan_id is null and copy.status
        <> case place when 'shelf' then 'reserved' when 'hold_shelf' then 'on_hold_shelf' else place end`,
    'a copy that is kept is there': `select hold_id from kept_copy where state = 'kept' and copy_id is null`,
    'an allocation has its copy': `
      select reservation.loan_id from reservation left join copy on copy.id = copy_id and copy.loan_id = reservation.loan_id
      where state in ('reserved', 'lent') and copy.id is null`,
    'a copy in transit goes somewhere, and no other does': `
      select id from copy where (status = 'in_transit') <> (destination is not null)`,
    'a copy is where it was sent, and what its history says last': `
      select copy.id from copy join lateral (
        select distinct on (change ->> 'field') change ->> 'field' as field, change ->> 'to' as said
        from copy_change, jsonb_array_elements(changes) as change
        where copy_id = copy.id order by change ->> 'field', at desc, copy_change.id desc
      ) last on true
      where status <> 'reserved'
        and said is distinct from to_jsonb(copy) ->> field`,
    'a copy has its book': `select copy.id from copy left join book on book.id = book_id where book.id is null`,
  },
  users: {
    'an address is of one user': `
      select lower(email) from users where deleted_at is null and email <> '' group by 1 having count(*) > 1`,
    'who signs in has an address, and no code that would change the password': `
      select id from users where password_hash is not null
        and ((email = '' and pending_email is null) or sign_in_code_hash is not null)`,
    'who has a guardian is none, and both are there': `
      select one.child_id from guardianship one join users on users.id in (one.child_id, one.guardian_id)
      where deleted_at is not null or exists (select from guardianship where guardian_id = one.child_id)`,
    'of a deleted user nothing is left': `
      select id from users where deleted_at is not null and (
        password_hash is not null or sign_in_code_hash is not null or deletion_requested_at is not null
        or exists (select from agreement where user_id = users.id))`,
  },
};

/** Of every service that subscribes: no event has failed. */
const HANDLED = {
  'every event was handled': `select event_id, cause_detail from parked_event union all select event_id, cause_detail from dead_letter`,
};

const NAMES = ['loans', 'books', 'users'] as const;

async function rowsOf<Row>(db: Kysely<object>, statement: string): Promise<Row[]> {
  return (await sql.raw<Row>(statement).execute(db)).rows;
}

/** What is broken within one of the databases. Should be nothing, at any time. */
export async function brokenWithin(databases: Databases): Promise<string[]> {
  const broken: string[] = [];
  for (const name of NAMES)
    for (const [rule, statement] of Object.entries({ ...ALWAYS[name], ...HANDLED })) {
      const rows = await rowsOf<object>(databases[name], statement);
      if (rows.length > 0) broken.push(`${rule}: ${JSON.stringify(rows.slice(0, 3))}`);
    }
  return broken;
}

const asText = (rows: object[]): string[] => rows.map((row) => JSON.stringify(row)).toSorted();

/** Pairs of statements in two databases, which find the same once every message has arrived. */
const SAME: { rule: string; of: [keyof Databases, string][] }[] = [
  {
    rule: 'each copy on loan has its open loan, and each open loan its copy',
    of: [
      ['loans', `select id as loan_id, copy_id from loan where returned_at is null`],
      ['books', `select loan_id, id as copy_id from copy where status = 'on_loan'`],
    ],
  },
  {
    rule: 'each copy that is kept is that of an open hold',
    of: [
      ['loans', `select id as hold_id, copy_id, state from hold where ended_at is null and copy_id is not null`],
      [
        'books',
        `select hold_id, copy_id, case place when 'shelf' then 'to_fetch' when 'hold_shelf' then 'ready' else place end as state
         from kept_copy where state = 'kept'`,
      ],
    ],
  },
  {
    rule: "a reader's history is that of their loans",
    of: [
      [
        'loans',
        `select id as loan_id, loan.due_date, returned_at is null as open,
           version + coalesce(returned_at is null and loan_check.overdue_told_for = due_date, false)::int as version
         from loan left join loan_check on loan_id = id
         where reader_id is not null`,
      ],
      [
        'users',
        `select loan_id, due_date, returned_at is null as open, version from reader_loan where reader_id in (select id from users where deleted_at is null)`,
      ],
    ],
  },
  {
    rule: "a reader's balance is the sum of their charges",
    of: [
      [
        'loans',
        `select reader_id, sum(amount_minor - paid_minor - waived_minor)::int as owes from charge where status in ('growing', 'owed') and reader_id is not null group by 1 having sum(amount_minor - paid_minor - waived_minor) > 0`,
      ],
      ['users', `select reader_id, balance_minor::int as owes from reader_balance where balance_minor > 0`],
    ],
  },
];

/** What is broken between the databases, and in what was published. Should be nothing once every message has arrived. */
export async function brokenAcross(databases: Databases, messages: readonly Message[]): Promise<string[]> {
  const broken: string[] = [];
  for (const { rule, of } of SAME) {
    const [one = [], other = []] = await Promise.all(
      of.map(async ([name, statement]) => asText(await rowsOf(databases[name], statement))),
    );
    const differing = [...one.filter((row) => !other.includes(row)), ...other.filter((row) => !one.includes(row))];
    if (differing.length > 0) broken.push(`${rule}: ${differing.slice(0, 4).join()}`);
  }
  broken.push(...(await unlikeMessages(databases, messages)));
  const limits = new Map(
    (
      await rowsOf<{ id: string; most: number }>(
        databases.users,
        `select users.id, coalesce(users.loan_limit, patron_category.loan_limit) as most from users join patron_category on code = patron_category`,
      )
    ).map(({ id, most }) => [id, most]),
  );
  for (const { reader_id, open } of await rowsOf<{ reader_id: string; open: number }>(
    databases.loans,
    `select reader_id, count(*)::int as open from loan where returned_at is null and reader_id is not null group by 1`,
  ))
    if (open > (limits.get(reader_id) ?? 0)) broken.push(`no more loans than the limit: ${reader_id} has ${open}`);
  return broken;
}

/** Each effect is announced exactly once. */
async function unlikeMessages({ loans, books }: Databases, messages: readonly Message[]): Promise<string[]> {
  const announced = new Map<string, number>();
  for (const { type, subject } of messages)
    announced.set(`${type} ${subject}`, (announced.get(`${type} ${subject}`) ?? 0) + 1);
  const broken: string[] = [];
  const expectTimes = (type: string, subject: string, times: number) => {
    const told = announced.get(`${type} ${subject}`) ?? 0;
    if (told !== times)
      broken.push(`${type} is announced once for each effect: ${subject} ${told} times, not ${times}`);
  };
  for (const { id, renewals, lost, returned, late } of await rowsOf<{
    id: string;
    renewals: number;
    lost: number;
    returned: number;
    late: number;
  }>(
    loans,
    `
    select id, renewals, (lost_at is not null)::int as lost,
      (returned_at is not null and lost_at is null)::int as returned,
      (loan_check.overdue_told_for is not null)::int as late
    from loan left join loan_check on loan_id = id`,
  )) {
    expectTimes('loan.issued', id, 1);
    expectTimes('loan.renewed', id, renewals);
    expectTimes('loan.returned', id, returned);
    // One that is found again is returned.
    if (lost > 0) expectTimes('loan.lost', id, 1);
    if (late === 0) expectTimes('loan.overdue', id, 0);
  }
  for (const { id } of await rowsOf<{ id: string }>(books, `select id from book`)) expectTimes('book.added', id, 1);
  const versions = new Map<string, number[]>();
  for (const { type, subject, data } of messages)
    if ('version' in data)
      versions.set(`${type.split('.')[0]} ${subject}`, [
        ...(versions.get(`${type.split('.')[0]} ${subject}`) ?? []),
        Number(data.version),
      ]);
  for (const [subject, seen] of versions)
    if (new Set(seen).size < seen.length) broken.push(`no version is announced twice: ${subject} ${seen.join()}`);
  return broken;
}
