import { sql, type RawBuilder } from 'kysely';

/** From the first instant of one day to the last of another, at each branch; `elsewhere`, by the library's own days. */
export type DaysAtBranches = { elsewhere: Span; at: readonly ({ branchId: string } & Span)[] };
type Span = { first: Date; last: Date };

/** The rows of `days (branch_id, first, last)`. */
export const daysOf = ({ at }: DaysAtBranches) => sql`
  select * from unnest(
    ${at.map((one) => one.branchId)}::text[],
    ${at.map(({ first }) => first)}::timestamptz[],
    ${at.map(({ last }) => last)}::timestamptz[]
  ) as days (branch_id, first, last)`;

/** Whether an instant is on these days at the branch whose row of `days` is joined. An index finds the days of all branches, which differ by hours. */
export function isOnDays({ elsewhere, at }: DaysAtBranches, instant: RawBuilder<Date>): RawBuilder<boolean> {
  const all = [elsewhere, ...at];
  const earliest = new Date(Math.min(...all.map(({ first }) => first.getTime())));
  const latest = new Date(Math.max(...all.map(({ last }) => last.getTime())));
  return sql<boolean>`
    ${instant} between ${earliest} and ${latest}
    and ${instant} between coalesce(days.first, ${elsewhere.first}) and coalesce(days.last, ${elsewhere.last})`;
}
