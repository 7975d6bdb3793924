import { sql, type RawBuilder } from 'kysely';

/** A timestamptz as text in UTC, to the microsecond that PostgreSQL keeps; a Date would cut it to milliseconds. */
export const instantText = (column: string): RawBuilder<string> =>
  sql<string>`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
