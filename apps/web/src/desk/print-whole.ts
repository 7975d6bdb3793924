import { useState } from 'preact/hooks';

type Page = { hasNextPage: boolean; isError: boolean };
type List = { hasNextPage: boolean; fetchNextPage: () => Promise<Page> };

/** Prints a list to its end, however much of it is shown. */
export function usePrintWhole({ hasNextPage, fetchNextPage }: List): {
  isReading: boolean;
  print: () => Promise<void>;
} {
  const [isReading, tell] = useState(false);
  const print = async () => {
    tell(true);
    let page: Page = { hasNextPage, isError: false };
    while (page.hasNextPage && !page.isError) page = await fetchNextPage();
    tell(false);
    // Once its last rows are drawn; what did not come is told beside the list.
    if (!page.isError) requestAnimationFrame(() => setTimeout(() => window.print()));
  };
  return { isReading, print };
}
