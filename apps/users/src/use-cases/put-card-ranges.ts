import { invalidField } from '#errors';
import { cutScannerNoise } from '#core/scanned-code.ts';
import type { CommitOf } from '#messaging/commit.ts';
import { rejectRange, type CardRange } from '../domain/card-ranges.ts';
import { replaceCardRanges } from '../store/card-ranges.ts';
import type { Tables } from '../store/schema.ts';

/** Says which numbers the library's printed cards have. Cards that are given out already stay. @throws ApiError 400 */
export async function putCardRanges(
  given: readonly CardRange[],
  commit: CommitOf<Tables, CardRange[]>,
): Promise<CardRange[]> {
  const ranges = given.map(({ first, last }) => ({ first: cutScannerNoise(first), last: cutScannerNoise(last) }));
  for (const [place, range] of ranges.entries()) {
    const rejection = rejectRange(range);
    if (rejection) throw invalidField(`ranges.${place}`, rejection);
  }
  return commit(async (tx) => {
    await replaceCardRanges(tx, ranges);
    return ranges;
  });
}
