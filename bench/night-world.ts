import type { Client } from 'pg';

/** A day of the library. */
const TODAY = "(now() at time zone 'Europe/Moscow')::date";
const AT_ONCE = 50_000;

/** What the jobs look for among the loans of a library, and what they must pass over. */
const STATES = [
  /** Overdue for so long that they are taken to be lost. */
  'lost',
  /** Overdue, and their fines accrue. */
  'late',
  /** Renewed without being asked for. */
  'renewing',
  /** Their readers are reminded. */
  'dueSoon',
  /** Overdue since today. */
  'newlyLate',
  /** Nobody has scanned what their readers said to have brought back. */
  'claimed',
  /** Nobody is to know any more who had them. */
  'forgotten',
  /** Returned, and their readers are known for longer. */
  'past',
  /** Out, and nothing is due. */
  'out',
] as const;

type State = (typeof STATES)[number];

const OF = 10_000;

/** Of ten thousand loans, how many are in each state; and of how many readers one membership ends soon. */
const NIGHTS = {
  /** Any night: a loan is due about every third week, and as many come back each day as are lent. */
  usual: {
    shares: {
      lost: 5,
      late: 700,
      renewing: 300,
      dueSoon: 200,
      newlyLate: 100,
      claimed: 1,
      forgotten: 500,
      past: 494,
      out: 7_700,
    },
    membershipsOf: 365,
  },
  /** The jobs have not run for weeks. */
  backlog: {
    shares: {
      lost: 300,
      late: 700,
      renewing: 1_000,
      dueSoon: 500,
      newlyLate: 490,
      claimed: 10,
      forgotten: 3_000,
      past: 2_000,
      out: 2_000,
    },
    membershipsOf: 12,
  },
} as const satisfies Record<string, { shares: Record<State, number>; membershipsOf: number }>;

export type NightKind = keyof typeof NIGHTS;

/** Whether the loan `n` is in one of some states, and a value by its state, in SQL. */
function inStates(kind: NightKind) {
  const { shares } = NIGHTS[kind];
  const ranges = new Map(
    STATES.map((state, index) => {
      const from = STATES.slice(0, index).reduce((sum, one) => sum + shares[one], 0);
      return [state, [from, from + shares[state]] as const];
    }),
  );
  const is = (...states: State[]): string =>
    states
      .map((state) => ranges.get(state) ?? [0, 0])
      .map(([from, before]) => `(${PLACE} >= ${from} and ${PLACE} < ${before})`)
      .join(' or ');
  const byState = (cases: Partial<Record<State, string>>, otherwise: string): string => {
    const known = STATES.flatMap((state) =>
      cases[state] === undefined ? [] : [`when ${is(state)} then ${cases[state]}`],
    );
    return `case ${known.join(' ')} else ${otherwise} end`;
  };
  return { is, byState };
}

/** Those of one state are not next to each other. */
const PLACE = `(n::bigint * 7919 % ${OF})`;

const uuidOf = (kind: string, number: string): string => `md5('${kind}' || (${number}))::uuid`;

/** How many readers have so many loans: five each, in different states. */
export const readersOf = (loans: number): number => Math.ceil(loans / 5);
/** One of a thousand loans has two holds beside it: one that waits on the shelf for too long, one whose reader is to be told. */
export const holdsOf = (loans: number): number => Math.ceil(loans / 1000);

/** Which reader has a loan: the five of one reader are far apart. */
const readerOf = (loans: number): string => {
  const readers = readersOf(loans);
  return uuidOf('night reader', `(n + 137 * (n / ${readers})) % ${readers}`);
};

/** Fills the loans service's database: what a night finds in it, the same each time. */
export async function fillLoans(db: Client, loans: number, kind: NightKind): Promise<void> {
  const { is, byState } = inStates(kind);
  const readers = readersOf(loans);
  await db.query(`
    insert into reader (id, history)
    select ${uuidOf('night reader', 'n')}, case when n % 2 = 0 then 'none' when n % 10 = 1 then 'always' else 'legal' end
    from generate_series(0, ${readers - 1}) n`);
  const dueDays = byState(
    {
      lost: '-45 - n % 20',
      late: '-2 - n % 25',
      renewing: '3',
      dueSoon: '2',
      newlyLate: '-1',
      claimed: '-8',
      forgotten: '-30',
      past: '-10',
    },
    '5 + n % 20',
  );
  for (let from = 1; from <= loans; from += AT_ONCE)
    await db.query(`
      with given as (
        select n, ${TODAY} + (${dueDays})::int as due,
          ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid as id,
          ${uuidOf('night reader', `(n + 137 * (n / ${readers})) % ${readers}`)} as reader,
          (n + 137 * (n / ${readers})) % ${readers} % 2 = 0 as soon_forgotten
        from generate_series(${from}, ${Math.min(from + AT_ONCE - 1, loans)}) n
      ), lent as (
        insert into loan (id, reader_id, book_id, copy_id, barcode, title, patron_category, renewal_days, max_renewals,
          fine_per_day_minor, fine_cap_minor, grace_days, issued_at, due_date, due_at, returned_at, lost_price_minor,
          processing_fee_minor, lost_after_days, auto_renewal_days, claimed_returned_at, claim_lapses_at, next_action_on)
        select id, reader, ${uuidOf('night book', 'n / 6')}, ${uuidOf('night copy', 'n')}, 'NIGHT' || n,
          'Книга, которую кто-то взял, № ' || n, 'adult', 14, 2, 500, 50000, 1, now() - interval '500 days', due,
          (due + 1)::timestamp at time zone 'Europe/Moscow' - interval '1 millisecond',
          ${byState(
            {
              forgotten: "now() - case when soon_forgotten then interval '5 days' else interval '400 days' end",
              past: "now() - case when soon_forgotten then interval '1 day' else interval '100 days' end",
            },
            'null',
          )},
          60000, 10000, 45, case when ${is('renewing')} then 3 end,
          case when ${is('claimed')} then now() - interval '8 days' end,
          case when ${is('claimed')} then now() - interval '1 hour' end, null
        from given
        returning id
      ), checked as (
        insert into loan_check (loan_id, check_on, overdue_told_for, reminded_for, reminded_day)
        select id,
          ${byState({ forgotten: 'null', past: 'null', claimed: 'null', renewing: `${TODAY} + 1`, out: `due - 2` }, TODAY)},
          case when ${is('lost', 'late')} then due end, case when ${is('lost', 'late')} then due end,
          case when ${is('lost', 'late')} then 28 end
        from given
      )
      insert into charge (id, overdue_loan_id, reader_id, title, amount_minor, currency, days_overdue, status, charged_at)
      select ${uuidOf('night fine', 'n')}, id, reader, 'Книга', 500 * (${TODAY} - 1 - due), 'RUB', ${TODAY} - 1 - due, 'growing', now()
      from given where ${is('lost', 'late')} and ${TODAY} - 1 - due > 1`);
  for (const [state, more] of [
    ['shelf', `${TODAY} - 1, null::timestamptz`],
    ['told', `${TODAY} + 5, now() - interval '1 minute'`],
  ] as const)
    await db.query(`
      insert into hold (id, reader_id, book_id, title, branch_id, state, placed_at, copy_id, barcode, copy_version, ready_at,
        shelf_until, tell_at)
      select ${uuidOf(`night hold ${state}`, 'n')}, ${uuidOf('night reader', 'n')}, ${uuidOf(`night ${state} book`, 'n')}, 'Книга',
        'main', 'ready', now() - interval '9 days', ${uuidOf(`night ${state} copy`, 'n')}, 'NIGHT-' || n, 1,
        now() - interval '8 days', ${more}
      from generate_series(0, ${holdsOf(loans) - 1}) n`);
  await db.query('vacuum analyze loan, loan_check, charge, reader, hold');
}

/** Fills the users service's database with the same readers, and with what they have on loan. */
export async function fillUsers(db: Client, loans: number, kind: NightKind): Promise<void> {
  const { is } = inStates(kind);
  const { membershipsOf } = NIGHTS[kind];
  const readers = readersOf(loans);
  for (let from = 0; from < readers; from += AT_ONCE)
    await db.query(`
      insert into users (id, card_number, email, full_name, language, role, patron_category, expires_on)
      select ${uuidOf('night reader', 'n')}, 'NIGHT' || n, '', 'Читатель ' || n, 'ru', 'reader', 'adult',
        ${TODAY} + case when n % ${membershipsOf} = 0 then 10 else 100 end
      from generate_series(${from}, ${Math.min(from + AT_ONCE, readers) - 1}) n`);
  await db.query(`
    insert into reader_loan (loan_id, reader_id, book_id, title, issued_at, due_date, version)
    select ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, ${readerOf(loans)}, ${uuidOf('night book', 'n / 6')},
      'Книга', now() - interval '50 days', ${TODAY} + 3, 1
    from generate_series(1, ${loans}) n where not (${is('forgotten', 'past')})`);
  await db.query('vacuum analyze users, reader_loan');
}
