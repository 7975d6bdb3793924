import { sql, type Transaction } from 'kysely';
import { shutForMs, withOneMore, type Count, type Limit } from '#core/growing-delay.ts';

/**
 * Counts one more of what has a growing delay, unless there is none now. The row stays locked until the transaction
 * ends, so that concurrent ones are counted too, and before they act.
 *
 * @param table with the columns `level` and `counted_at`
 * @param key the values of its primary key, by column
 * @returns for how many ms there is none; 0: it is counted
 */
export async function countOneMore<Tables>(
  tx: Transaction<Tables>,
  table: keyof Tables & string,
  key: Readonly<Record<string, string | Buffer>>,
  limit: Limit,
  now: () => Date,
): Promise<number> {
  const columns = Object.keys(key).map((column) => sql.ref(column));
  const isTheRow = sql.join(
    Object.entries(key).map(([column, value]) => sql`${sql.ref(column)} = ${value}`),
    sql` and `,
  );
  // Locks the row, and changes nothing of one that is there.
  const { rows } = await sql<Count>`
    insert into ${sql.table(table)} as known (${sql.join(columns)}, level, counted_at)
    values (${sql.join(Object.values(key))}, 0, ${now()})
    on conflict (${sql.join(columns)}) do update set level = known.level
    returning level, counted_at as "countedAt"`.execute(tx);
  const [count] = rows;
  if (!count) throw new Error(`${table} returned no count.`);
  const waitMs = shutForMs(limit, count, now());
  if (waitMs > 0) return waitMs;
  const { level, countedAt } = withOneMore(limit, count, now());
  await sql`update ${sql.table(table)} set level = ${level}, counted_at = ${countedAt} where ${isTheRow}`.execute(tx);
  return 0;
}
