import type { components, operations } from '#contracts/books.ts';
import type { OperationHandlers } from '#http/operations.ts';
import { carried } from '#platform/carried.ts';
import type { BooksContext } from '../context.ts';
import { pageOfCopies, theseCopies, type CarriedCopy } from '../store/carried-copies.ts';

type CarriedOperations = Pick<OperationHandlers<operations>, 'listCarriedCopies' | 'listCarriedCopyChanges'>;

/** What desks carry of copies. */
export function carriedCopyOperations({ reads, now }: BooksContext): CarriedOperations {
  const copies = carried({
    db: reads,
    now,
    page: (place) => pageOfCopies(reads, place),
    these: (ids) => theseCopies(reads, ids),
    idOf: ({ id }) => id,
    present,
  });
  return {
    listCarriedCopies: ({ query }) => copies.whole(query),
    listCarriedCopyChanges: ({ query }) => copies.changes(query),
  };
}

const present = ({ alert, ...copy }: CarriedCopy): components['schemas']['CarriedCopy'] => ({
  ...copy,
  ...(alert !== null && { alert }),
});
