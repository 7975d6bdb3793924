import { sql, type Kysely, type NotNull, type Transaction } from 'kysely';
import type { Limit } from '#core/growing-delay.ts';
import { instantText } from '#postgres/instant.ts';
import type { Tables } from './schema.ts';

type Page = { after: [countedAt: string, id: string] | undefined; limit: number };

const ID = sql<string>`encode(id, 'hex')`;

/** The networks that have to wait now, whose last try failed last first; as `shutForMs` has it. */
export function delayedNetworks(
  db: Kysely<Tables>,
  { free, longestMs }: Limit,
  { now, after, limit }: Page & { now: Date },
) {
  return db
    .selectFrom('sign_in_tries')
    .select([ID.as('id'), 'network', 'level', 'counted_at as countedAt'])
    .select(instantText('counted_at').as('counted_at_text'))
    .where('network', 'is not', null)
    .where(sql<boolean>`ceil(level) >= ${free}`)
    .where(
      sql<boolean>`counted_at
        + least(${longestMs}, 60000 * power(2, ceil(level) - ${free})) * interval '1 millisecond' > ${now}`,
    )
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(counted_at, encode(id, 'hex')) < (${after?.[0]}::timestamptz, ${after?.[1]})`),
    )
    .orderBy('counted_at', 'desc')
    .orderBy(ID, 'desc')
    .limit(limit)
    .$narrowType<{ network: NotNull }>()
    .execute();
}

/** Forgets what has failed from a network; the accounts at which it failed keep their counts. */
export async function forgetNetwork(tx: Transaction<Tables>, id: string): Promise<void> {
  await tx
    .deleteFrom('sign_in_tries')
    .where('id', '=', Buffer.from(id, 'hex'))
    .where('network', 'is not', null)
    .execute();
}
