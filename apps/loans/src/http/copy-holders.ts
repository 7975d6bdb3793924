import type { components, operations } from '#contracts/loans.ts';
import type { OperationHandlers } from '#http/operations.ts';
import { carried } from '#platform/carried.ts';
import type { LoansContext } from '../context.ts';
import { pageOfHolders, theseHolders, type CopyHolder } from '../store/copy-holders.ts';

type HolderOperations = Pick<OperationHandlers<operations>, 'listCopyHolders' | 'listCopyHolderChanges'>;

/** Who has a copy, or for whom it is kept, for desks to carry. */
export function copyHolderOperations({ reads, now }: LoansContext): HolderOperations {
  const holders = carried({
    db: reads,
    now,
    page: (place) => pageOfHolders(reads, place),
    these: (copyIds) => theseHolders(reads, copyIds),
    idOf: ({ copy_id }) => copy_id,
    present,
  });
  return {
    listCopyHolders: ({ query }) => holders.whole(query),
    listCopyHolderChanges: ({ query }) => holders.changes(query),
  };
}

const present = ({
  copy_id,
  loan_id,
  borrower,
  due_date,
  hold_id,
  awaited_by,
  branch_id,
}: CopyHolder): components['schemas']['CopyHolder'] => ({
  copy_id,
  ...(loan_id !== null &&
    borrower !== null &&
    due_date !== null && { loan: { id: loan_id, reader_id: borrower, due_date } }),
  ...(hold_id !== null &&
    awaited_by !== null &&
    branch_id !== null && { hold: { id: hold_id, reader_id: awaited_by, branch_id } }),
});
