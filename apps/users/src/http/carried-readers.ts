import type { components, operations } from '#contracts/users.ts';
import type { OperationHandlers } from '#http/operations.ts';
import { carried } from '#platform/carried.ts';
import type { UsersContext } from '../context.ts';
import { pageOfReaders, theseReaders, type CarriedReader } from '../store/carried-readers.ts';

type CarriedOperations = Pick<OperationHandlers<operations>, 'listCarriedReaders' | 'listCarriedReaderChanges'>;

/** What desks carry of readers. */
export function carriedReaderOperations({ reads, today, now }: UsersContext): CarriedOperations {
  const readers = carried({
    db: reads,
    now,
    page: (place) => pageOfReaders(reads, today(), place),
    these: (ids) => theseReaders(reads, today(), ids),
    idOf: ({ id }) => id,
    present,
  });
  return {
    listCarriedReaders: ({ query }) => readers.whole(query),
    listCarriedReaderChanges: ({ query }) => readers.changes(query),
  };
}

const present = (row: CarriedReader): components['schemas']['CarriedReader'] => ({
  id: row.id,
  full_name: row.full_name,
  language: row.language,
  card_numbers: [row.card_number, ...row.other_cards],
  lost_card_numbers: row.lost_cards,
  loan_limit: row.loan_limit,
  ...(row.expires_on !== null && { expires_on: row.expires_on }),
  blocked: row.blocked,
  blocks: row.blocks.map(({ from, until }) => ({ from, ...(until !== null && { until }) })),
  verified: row.verified,
  ...(row.balance_minor !== null &&
    row.currency !== null &&
    row.balance_minor > 0 && { owes: { amount_minor: row.balance_minor, currency: row.currency } }),
});
