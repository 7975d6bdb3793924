import { sql, type RawBuilder } from 'kysely';

/** A timestamptz as text in UTC, with PostgreSQL's microseconds; a Date would truncate it to milliseconds. */
export const instantText = (column: string | RawBuilder<Date>): RawBuilder<string> =>
  sql<string>`to_char(${typeof column === 'string' ? sql.ref(column) : column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
