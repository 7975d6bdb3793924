import type { Kysely, Transaction } from 'kysely';
import type { LocalDate } from '#core/library-day.ts';
import type { Calendar } from '../domain/calendar.ts';
import type { Span } from '../domain/opening-hours.ts';
import type { Tables } from './schema.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

/** The calendars of all branches, also of those that were removed: loans of theirs may be looked at. */
export async function readCalendars(db: Db, timeZone: string): Promise<Map<string, Calendar>> {
  const branches = await db.selectFrom('branch').select(['id', 'time_zone', 'week']).execute();
  const exceptions = await db.selectFrom('branch_exception').select(['branch_id', 'day', 'hours']).execute();
  const daysOf = new Map<string, Map<LocalDate, Span[]>>();
  for (const { branch_id, day, hours } of exceptions) {
    const days = daysOf.get(branch_id) ?? new Map<LocalDate, Span[]>();
    daysOf.set(branch_id, days.set(day, hours));
  }
  return new Map(
    branches.map(({ id, time_zone, week }) => {
      return [
        id,
        { timeZone: time_zone ?? timeZone, week, exceptions: daysOf.get(id) ?? new Map<LocalDate, Span[]>() },
      ];
    }),
  );
}

const CACHE_TTL_MS = 5_000;

/** The calendars as they were at most five seconds ago: every loan needs one, and they seldom change. */
export class CalendarTable {
  readonly #db: Kysely<Tables>;
  readonly #timeZone: string;
  #calendars: Promise<Map<string, Calendar>> | undefined;

  constructor(db: Kysely<Tables>, timeZone: string) {
    this.#db = db;
    this.#timeZone = timeZone;
  }

  /** @param db where one is at work already @returns undefined if there was never such a branch. */
  async of(branchId: string, db: Db = this.#db): Promise<Calendar | undefined> {
    const known = (await this.#read(db)).get(branchId);
    if (known) return known;
    this.drop();
    return (await this.#read(db)).get(branchId);
  }

  /** Of a branch that is known: of a loan. */
  async ofLoan({ branch_id }: { branch_id: string }, db: Db = this.#db): Promise<Calendar> {
    const calendar = await this.of(branch_id, db);
    if (!calendar) throw new Error(`no branch was ever called ${branch_id}`);
    return calendar;
  }

  /** The next call reads the tables again. */
  drop(): void {
    this.#calendars = undefined;
  }

  #read(db: Db): Promise<Map<string, Calendar>> {
    if (this.#calendars) return this.#calendars;
    const calendars = readCalendars(db, this.#timeZone);
    const expire = () => {
      if (this.#calendars === calendars) this.#calendars = undefined;
    };
    this.#calendars = calendars;
    calendars.then(() => setTimeout(expire, CACHE_TTL_MS).unref(), expire);
    return calendars;
  }
}
