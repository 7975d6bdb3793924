import { randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { TRAIL, readHeld, type Held } from '#platform/personal-data-operation.ts';
import { asTables } from '#postgres/as-tables.ts';
import { rowsRead } from '#testing/rows-read.ts';
import { holds as authHolds } from '../../apps/auth/src/store/personal-data.ts';
import { holds as loansHolds } from '../../apps/loans/src/store/personal-data.ts';
import { holds as notificationsHolds } from '../../apps/notifications/src/store/personal-data.ts';
import { holds as usersHolds } from '../../apps/users/src/store/personal-data.ts';
import { services, type Running } from './services.ts';

/** By which column a table's rows are somebody's. */
const WHOSE: Record<string, string> = {
  users: 'id',
  reader: 'id',
  audit_entry: 'user_id',
  guardianship: 'child_id',
  reader_merge: 'into_id',
  journal_entry: 'stood_there',
};
const PERSON = ['user_id', 'reader_id'];

/** What is nobody's, or is of somebody and yet not told: why. */
const UNTOLD_TABLES: Record<string, string> = {
  audit_seal: 'hashes',
  audit_unsealed: 'the order of entries that are told',
  kysely_migration: 'of the tables',
  kysely_migration_lock: 'of the tables',
  outbox: 'copies of what is told, for a day',
  outbox_lane: 'numbers',
  outbox_hold: 'numbers',
  outbox_resolved: 'copies of what is told, for a day',
  inbox: 'ids of messages',
  idempotent_request: 'copies of answers, for a day',
  parked_event: 'copies of what is told, for an hour',
  dead_letter: 'copies of what is told, until an admin resolves them',
  set_aside: 'ids of rows that failed',
  change_log: 'ids of what has changed, for two days',
  change_log_key: 'a secret of the library',
  // users
  patron_category: 'nobody is in it',
  card_range: 'numbers that cards may have',
  document: 'what the library asks everybody to agree to',
  password_tries: 'counts of a sign-in, for a day',
  reset_request: 'an address, for the second until it is looked for',
  mailed_address: 'hashes of addresses',
  erasure_receipt: 'hashes of secrets',
  erasure: 'of accounts that are gone',
  erasure_part: 'of accounts that are gone',
  account_link_token: 'hashes of secrets',
  // loans
  lending_policy: 'nobody is in it',
  policy_version: 'nobody is in it',
  till: 'ids of staff at work, and no reader',
  branch: 'nobody is in it',
  branch_exception: 'nobody is in it',
  aborted_checkout: 'ids of loans that there will not be',
  abandoned_loan: 'ids of loans that there will not be',
  loan_check: 'told with the loan',
  charge_entry: 'told as that of the reader of its charge',
  // auth
  refresh_token: 'hashes of secrets',
  client_app: 'nobody is in it',
  client_app_token: 'secrets of a sign-in, which is told',
  device_code: 'secrets of a sign-in, which is told, for minutes',
  failed_login: 'of the release before',
  sign_in_tries: 'hashes with a key and, roughly, networks: they name nobody',
  outside_request: 'ways to other sites, for minutes',
  passkey_question: 'questions to devices, for minutes',
  signing_key: 'nobody is in it',
  program: 'nobody is in it',
  // books
  book: 'nobody is in it',
  copy: 'nobody is in it',
  copy_change: 'ids of staff at work, and no reader',
  reservation: 'ids of loans, and nobody',
  kept_copy: 'ids of holds, and nobody',
  loans_by_day: 'counts of books',
  book_popularity: 'counts of books',
};

/** Columns of people's rows that are not told. */
const UNTOLD_COLUMNS: Record<string, string> = {
  version: 'counts changes',
  account_version: 'counts changes',
  credentials_version: 'counts changes',
  before_version: 'counts changes',
  balance_version: 'counts changes',
  history_version: 'counts changes',
  'users.password_hash': 'a secret',
  'users.sign_in_code_hash': 'a secret',
  'users.verified_by': 'somebody else',
  'users.deleted_at': 'nobody is asked for then',
  'guardianship.guardian_id': 'somebody else',
  'guardianship.linked_by': 'somebody else',
  'reader_merge.requested_by': 'somebody else',
  'reader_note.id': 'a key',
  'reader_note.written_by': 'somebody else',
  'reader_block.id': 'a key',
  'reader_block.set_by': 'somebody else',
  'reader_block.lifted_by': 'somebody else',
  'reader_card.recorded_by': 'somebody else',
  'agreement.recorded_by': 'somebody else',
  'agreement.agreed_by': 'somebody else',
  'account_link.id': 'a key',
  'account_link.counted_at': 'tells of others who have asked for the address',
  'reader.id': 'a key',
  'loan_override.id': 'a key',
  'payment_intent.ask_at': 'when the provider is asked',
  'payment_intent.done_at': 'since when nothing is to be done about it',
  'journal_entry.id': 'a key',
  'journal_entry.loan_id': 'of somebody else',
  'journal_entry.outcome': 'that it was recorded',
  'journal_entry.codes': 'told with the task that they belong to',
  'journal_entry.recorded_at': 'when a desk got round to saying it',
  'desk_task.id': 'a key',
  'desk_task.entry_id': 'a key',
  'desk_task.claimed_by': 'somebody else',
  'desk_task.done_by': 'somebody else',
  'loan_override.overridden_by': 'somebody else',
  'charge_entry.till_id': 'of the desk',
  'charge.id': 'a key',
  'charge.charged_by': 'somebody else',
  'charge.loan_id': 'told as that of a fine is',
  'charge.paid_minor': 'the sum of its entries',
  'charge.waived_minor': 'the sum of its entries',
  'charge.settled_by': 'of the release before',
  'loan.renewal_days': 'a term of the library',
  'loan.max_renewals': 'a term of the library',
  'loan.fine_per_day_minor': 'a term of the library',
  'loan.fine_cap_minor': 'a term of the library',
  'loan.grace_days': 'a term of the library',
  'loan.lost_price_minor': 'a term of the library',
  'loan.processing_fee_minor': 'a term of the library',
  'loan.lost_refund_days': 'a term of the library',
  'loan.lost_after_days': 'a term of the library',
  'loan.auto_renewal_days': 'a term of the library',
  'loan.hourly': 'a term of the library',
  'loan.ages_from': 'when a claim was taken back, of which the claim is told',
  'loan.recall_guaranteed_days': 'a term of the library',
  'loan.recall_return_days': 'a term of the library',
  'loan.closed_days': 'a term of the library',
  'loan.fines_count_closed_days': 'a term of the library',
  'loan.fixed_due_rule': 'a term of the library',
  'loan.material': 'of the book',
  'loan.due_at': 'told as the due date, whose end it is',
  'loan.next_action_on': 'of the release before',
  'loan.overdue_told_for': 'of the release before',
  'loan.reminded_for': 'of the release before',
  'loan.reminded_day': 'of the release before',
  'hold.rank': 'of the line',
  'hold.priority': 'of the line',
  'hold.moved_ahead': 'of the line',
  'hold.recalled_loan_id': 'of another reader',
  'hold.copy_version': 'counts changes',
  'hold.look_due_at': 'of a job',
  'hold.tell_at': 'of a job',
  'waiting_entry.id': 'a key',
  'waiting_entry.author_match': 'the author, for comparisons',
  'waiting_entry.author_key': 'the author, for comparisons',
  'waiting_entry.look_due_at': 'of a job',
  'waiting_entry.end_token': 'a secret',
  'delivery.id': 'a key',
  'delivery.guardian_id': 'somebody else',
  'delivery.due_at': 'of the sender',
  'delivery.claimed_by': 'of the sender',
  'delivery.ask_at': 'of a job',
  'session.id': 'a key',
  'session.client_app_id': 'told by its name',
  'session.revocation_stored': 'of the gateway',
  'known_client.id': 'a hash with a key',
  'authenticator.secret': 'a secret',
  'authenticator.last_step': 'of the codes',
  'outside_account.id': 'a key',
  'passkey.id': 'a key',
  'passkey.credential_id': 'a secret',
  'passkey.public_key': 'a key of the device',
  'recovery_code.code_hash': 'a secret',
  'sign_in_challenge.id': 'a secret',
  'account_change.except_role': 'of the sign-ins',
  'audit_entry.id': 'a key',
  'audit_entry.code': 'of the system',
  'audit_entry.caller_id': 'somebody else',
  'audit_entry.session_id': 'somebody else’s',
  'audit_entry.network': 'somebody else’s',
  'audit_entry.shown': 'others are in it',
  'audit_entry.thing': 'ids, of others too',
  'audit_entry.facts': 'of the system',
};

type Column = { table: string; column: string; type: string };
type Row = Record<string, unknown>;

/** What may stay of somebody who was erased, if it says no more than that: a session that has ended, the trail of what was done. */
const MAY_STAY = ['session', 'account_change', 'reader', 'act', 'seen'];

const whatIsLeft = z.object({ left: z.array(z.string()), kept: z.array(z.object({ kind: z.string() })) });

const page = z.object({
  items: z.array(z.object({ kind: z.string(), data: z.unknown() })),
  next_cursor: z.string().optional(),
});

let serial = 7_340_000;
/** A value that is nowhere else. */
function mark({ table, column, type }: Column): unknown {
  serial += 1;
  if (type === 'uuid') return randomUUID();
  if (type === 'boolean') return true;
  if (['integer', 'bigint', 'numeric', 'double precision', 'real'].includes(type)) return serial;
  if (type === 'date') return new Date(serial * 86_400).toISOString().slice(0, 10);
  if (type.startsWith('timestamp')) return new Date(serial * 100_000).toISOString();
  if (type === 'bytea') return Buffer.from(randomUUID());
  if (type === 'jsonb') return JSON.stringify({ mark: `${table} ${column} ${serial}` });
  if (type === 'ARRAY') return column === 'shown' ? null : [`${table} ${column} ${serial}`];
  return `${table} <${column}> ${serial}`;
}

/** Without what would refuse values that mean nothing. */
async function lift(db: Kysely<object>): Promise<void> {
  const { rows } = await sql<{ statement: string }>`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as statement
    from pg_constraint where contype in ('c', 'f') and connamespace = 'public'::regnamespace
    union all
    select format('alter table %I disable trigger user', tablename) from pg_tables where schemaname = 'public'`.execute(
    db,
  );
  for (const { statement } of rows) await sql.raw(statement).execute(db);
}

async function columnsOf(db: Kysely<object>): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select table_name as table, column_name as column, data_type as type from information_schema.columns
    join pg_tables on tablename = table_name and schemaname = table_schema
    where table_schema = 'public' and is_generated = 'NEVER' and is_identity = 'NO'`.execute(db);
  return rows;
}

/** The table's column that says whose its rows are. */
const personIn = (table: string, columns: Column[]): string | undefined =>
  WHOSE[table] ?? PERSON.find((name) => columns.some((one) => one.table === table && one.column === name));

/** A row of somebody in each table that has people's, each of its values nowhere else. @returns the rows as stored */
async function plant(db: Kysely<object>, person: string): Promise<{ table: string; row: Row }[]> {
  const columns = await columnsOf(db);
  const planted = [];
  for (const table of new Set(columns.map((one) => one.table))) {
    const whose = personIn(table, columns);
    if (whose === undefined || table in UNTOLD_TABLES) continue;
    const own = columns.filter((one) => one.table === table && one.column !== 'deleted_at');
    const values = own.map((one) => {
      if (one.column === whose) return person;
      if (`${table}.${one.column}` === 'users.patron_category') return 'adult';
      return mark(one);
    });
    if (table === 'users' || table === 'reader')
      await sql`delete from ${sql.table(table)} where id = ${person}`.execute(db);
    await sql`
      insert into ${sql.table(table)} (${sql.join(own.map(({ column }) => sql.ref(column)))})
      values (${sql.join(values)})`.execute(db);
    const { rows } = await sql<{ row: Row }>`
      select to_jsonb(one) as row from ${sql.table(table)} as one where ${sql.ref(whose)} = ${person}
      order by ctid desc limit 1`.execute(db);
    planted.push({ table, row: rows[0]?.row ?? {} });
  }
  return planted;
}

/** What somebody can have much of, by service; of the rest there is little. */
const MUCH: Record<string, Record<string, Held | undefined>> = {
  auth: { session: authHolds['session'] },
  loans: { loan: loansHolds['loan'], charge: loansHolds['charge'] },
  notifications: { notice: notificationsHolds['notice'] },
  users: { history: usersHolds['history'] },
};

/** As many rows more like somebody's only one, each with ids and times of its own. */
async function multiply(db: Kysely<object>, table: string, { by }: Held, count: number): Promise<void> {
  const all = await columnsOf(db);
  const whose = personIn(table, all);
  const columns = all.filter((one) => one.table === table).map(({ column }) => column);
  const ids = all.filter((one) => one.table === table && one.type === 'uuid' && one.column !== whose);
  const instants = Object.keys(by).filter((column) => by[column] === 'instant');
  const own = [
    ...ids.map(({ column }) => sql`${column}::text, md5(${column} || n || random())::uuid`),
    ...instants.map((column) => sql`${column}::text, now() - n * interval '1 hour'`),
  ];
  await sql`
    insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
    select ${sql.join(columns.map((column) => sql.ref(`more.${column}`)))}
    from (select * from ${sql.table(table)} order by ctid desc limit 1) as one, generate_series(1, ${count}::int) as n,
      jsonb_populate_record(null::${sql.table(table)}, to_jsonb(one) || jsonb_build_object(${sql.join(own)})) as more`.execute(
    db,
  );
  await sql`analyze ${sql.table(table)}`.execute(db);
}

describe.each(Object.entries(services).filter(([name]) => name !== 'gateway'))('%s', (name, start) => {
  let running: Running;
  let db: Kysely<object>;
  beforeAll(async () => {
    running = await start();
    if (!running.trail) throw new Error('It has a database.');
    db = asTables<object>(running.trail);
    await lift(db);
  });
  afterAll(() => running.service.stop());

  async function stillThere(person: string) {
    const { body } = await running.service.request('GET', `/internal/erasures/${person}`, {
      headers: { 'dapr-caller-app-id': 'users' },
    });
    const { left, kept } = whatIsLeft.parse(body);
    return { left: new Set(left), kept: new Set(kept.map(({ kind }) => kind)) };
  }

  const exported = async (person: string) => JSON.stringify(await held(person));

  async function held(person: string): Promise<z.output<typeof page>['items']> {
    const found: z.output<typeof page>['items'] = [];
    let cursor = '';
    for (;;) {
      const { status, body } = await running.service.request('GET', `/internal/personal-data/${person}${cursor}`, {
        as: { id: person, role: 'reader' },
        headers: { 'dapr-caller-app-id': 'gateway' },
      });
      expect(body).toMatchObject({ items: expect.any(Array) });
      expect(status).toBe(200);
      const { items, next_cursor } = page.parse(body);
      found.push(...items);
      if (next_cursor === undefined) return found;
      cursor = `?cursor=${next_cursor}`;
    }
  }

  test('each table has rows of people, which are told, or it is said why not', async () => {
    const columns = await columnsOf(db);
    const tables = [...new Set(columns.map(({ table }) => table))];
    expect(tables.filter((table) => personIn(table, columns) === undefined && !(table in UNTOLD_TABLES))).toEqual([]);
  });

  test('whatever is stored of somebody is told them, but for what is not theirs, and nothing of anybody else', async () => {
    const [person, other] = [running.reader.id, randomUUID()];
    const theirs = await plant(db, person);
    const others = await plant(db, other);
    const told = await exported(person);
    const untold = theirs.flatMap(({ table, row }) =>
      Object.entries(row)
        .filter(([column, value]) => {
          if (column in UNTOLD_COLUMNS || `${table}.${column}` in UNTOLD_COLUMNS) return false;
          return value !== null && !told.includes(JSON.stringify(value));
        })
        .map(([column]) => `${table}.${column}`),
    );
    const whose = new Set([...PERSON, ...Object.values(WHOSE)]);
    expect(untold.filter((place) => !whose.has(place.split('.')[1] ?? ''))).toEqual([]);
    const strangers = others.flatMap(({ row }) =>
      Object.values(row).filter((value) => typeof value === 'string' && /<|^[0-9a-f-]{36}$/.test(value)),
    );
    const staff = theirs.flatMap(({ row }) => ['caller_id', 'verified_by', 'settled_by'].map((name) => row[name]));
    const present = [...strangers, ...staff].filter((value) => typeof value === 'string' && told.includes(value));
    expect(present).toEqual([]);
  });

  test('whatever is told of somebody is looked for when they are erased, and then nothing is left', async () => {
    const person = randomUUID();
    await plant(db, person);
    const kinds = [...new Set((await held(person)).map(({ kind }) => kind))];
    const before = await stillThere(person);
    expect(kinds.filter((kind) => !before.left.has(kind) && !before.kept.has(kind))).toEqual([]);
    expect(kinds.filter((kind) => !before.left.has(kind) && !MAY_STAY.includes(kind))).toEqual([]);
    await running.erase?.(person);
    expect(await stillThere(person)).toMatchObject({ left: new Set() });
  });

  test('of a list that showed several people, each is told that they were seen, and nobody else', async () => {
    const [person, other] = [randomUUID(), randomUUID()];
    await sql`
      insert into audit_entry (id, action, outcome, network, caller_role, shown, facts)
      values (gen_random_uuid(), 'reader.list', 'done', '', 'librarian', ${[person, other]}::uuid[], '{}')`.execute(db);
    const told = await held(person);
    expect(told).toEqual([{ kind: 'seen', data: expect.objectContaining({ action: 'reader.list', by: 'librarian' }) }]);
    expect(JSON.stringify(told)).not.toContain(other);
  });

  test('of what there may be much, a page is read without those before it', async () => {
    const person = randomUUID();
    await plant(db, person);
    for (const [kind, held] of Object.entries({ ...MUCH[name], act: TRAIL['act'] })) {
      if (!held) throw new Error(`${name} holds no ${kind}.`);
      await multiply(db, held.tables[0] ?? '', held, 4_000);
      let found = await readHeld(db, held, person, { after: undefined, limit: 3_000 });
      const after = found.at(-1)?.key;
      const read = await rowsRead(db, async (connection) => {
        found = await readHeld(connection, held, person, { after, limit: 100 });
      });
      expect(found, kind).toHaveLength(100);
      expect(read, kind).toBeLessThan(1_000);
    }
  });

  test('however many ask at once, it takes one connection, which nothing else waits for', async () => {
    const person = running.reader.id;
    await Promise.all(Array.from({ length: 12 }, () => held(person)));
    const { rows } = await sql<{ name: string; count: number }>`
      select application_name as name, count(*)::int as count from pg_stat_activity
      where datname = current_database() and application_name in ('reads', 'archives') group by 1`.execute(db);
    expect(rows).toEqual([{ name: 'archives', count: 1 }]);
  });

  test('a place in it that there is not is a wrong cursor', async () => {
    for (const place of [['nothing', 'x'], ['act', 'x'], ['act'], [], 'act', ['act', randomUUID(), randomUUID()]]) {
      const cursor = Buffer.from(JSON.stringify(place)).toString('base64url');
      const { status, body } = await running.service.request(
        'GET',
        `/internal/personal-data/${running.reader.id}?cursor=${cursor}`,
        { as: running.reader, headers: { 'dapr-caller-app-id': 'gateway' } },
      );
      expect([status, body]).toMatchObject([400, { errors: [{ field: 'cursor' }] }]);
    }
  });

  test('however much there is, it comes whole, in pages', async () => {
    const person = randomUUID();
    await sql`
      insert into audit_entry (id, action, outcome, network, user_id, facts)
      select gen_random_uuid(), 'mark ' || n, 'done', '', ${person}, '{}' from generate_series(1, 1203) n`.execute(db);
    const told = await exported(person);
    expect(new Set(told.match(/mark \d+/g)).size).toBe(1_203);
  });
});
