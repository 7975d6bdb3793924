import { answered, api } from '../../house/api.ts';
import type { Copy } from '../journal/entry.ts';
import { namesOf } from '../reader-names.tsx';
import type { Slip } from './slip.ts';

/** What stands in a book on the hold shelf: for whom it is. None where the library does not say. */
export async function heldSlipOf({ hold_id, title, barcode }: Copy): Promise<Slip | undefined> {
  if (hold_id === undefined) return undefined;
  try {
    const [hold, { items: branches }] = await Promise.all([
      answered(api.GET('/holds/{hold_id}', { params: { path: { hold_id } } })),
      answered(api.GET('/branches')),
    ]);
    const reader = (await namesOf([hold.reader_id])).get(hold.reader_id);
    if (!reader) return undefined;
    return {
      kind: 'held',
      name: shortened(reader.full_name),
      card: `…${reader.card_number.slice(-4)}`,
      title,
      barcode,
      branch: branches.find(({ id }) => id === hold.branch_id)?.name ?? hold.branch_id,
      ...(hold.shelf_until !== undefined && { until: hold.shelf_until }),
    };
  } catch {
    return undefined;
  }
}

/** Анна Читательница: Анна Ч. */
export const shortened = (name: string): string => {
  const [first = '', ...others] = name.trim().split(/\s+/);
  return [first, ...others.map((other) => `${[...other][0] ?? ''}.`)].join(' ');
};
