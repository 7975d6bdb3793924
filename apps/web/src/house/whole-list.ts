export type PageAsked = { cursor?: string; limit?: number };
type Page<Item> = { items: Item[]; next_cursor?: string };

/** As many as the library gives at once. */
const AT_ONCE = 100;
/** After so many pages the rest comes slowly: whoever lends meanwhile needs their requests. */
const QUICK_PAGES = 10;
const PAUSE_MS = 1_000;

/**
 * A list to its end.
 *
 * @param tell how many have come so far
 */
export async function wholeList<Item>(
  ask: (page: PageAsked) => Promise<Page<Item>>,
  tell?: (count: number) => void,
): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | undefined;
  let pages = 0;
  do {
    if (pages >= QUICK_PAGES) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    const page = await ask({ limit: AT_ONCE, ...(cursor !== undefined && { cursor }) });
    items.push(...page.items);
    tell?.(items.length);
    cursor = page.next_cursor;
    pages += 1;
  } while (cursor !== undefined);
  return items;
}
