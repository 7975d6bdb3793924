import { type Browser, type Page } from 'playwright-core';
import { answerOf, apiAt, tokenOf } from '../api/client.ts';
import { median } from './percentiles.ts';
import { byName, scan, settled, signIn, type Account, withBrowser } from './page-visits.ts';

/** A phone of the cheapest kind on a slow mobile network: what Lighthouse applies for "mobile". */
const SLOW_PHONE = {
  viewport: { width: 390, height: 844 },
  latencyMs: 562.5,
  downBytesPerSecond: (1_474.56 * 1_000) / 8,
  upBytesPerSecond: (675 * 1_000) / 8,
  processorIsSlowerBy: 4,
};
const TRIES = 5;

/** Each reader borrows a copy of each book, ten at a visit. */
const READERS = 4;
const BOOKS = 50;
const LOANS_A_VISIT = 10;

type Options = {
  gateway: string;
  reader: Account;
  librarian: Account;
  tell: (detail: string) => void;
};

/** How long a screen takes to show its largest part, how long it then keeps a finger waiting, and what it has loaded. */
export type ScreenTimings = { path: string; largestMs: number; blockedMs: number; kilobytes: number };
/** Each in ms, for every copy that was scanned. */
export type ScanTimings = { toRow: number[]; toAnswer: number[] };

/** How long it took until everything that was scanned while the library was away had come to something. */
export type ReplayTiming = { entries: number; seconds: number };

export type PageTimings = { screens: ScreenTimings[]; scans: ScanTimings; replay: ReplayTiming };

/**
 * Opens screens as somebody with a slow phone does for the first time, and lends 200 copies at a desk.
 *
 * @returns of the screens, the median of five tries
 * @throws UserError where there is no Chromium
 */
export async function timePages(options: Options): Promise<PageTimings> {
  return withBrowser(async (browser) => {
    const screens = await timeScreens(browser, options);
    const desk = await openDesk(browser, options);
    return { screens, scans: await timeScans(desk, options), replay: await timeReplay(desk, options) };
  });
}

async function timeScreens(browser: Browser, { gateway, reader, tell }: Options): Promise<ScreenTimings[]> {
  const [book] = answerOf(await apiAt(gateway).GET('/books/popular')).items;
  if (!book) throw new Error('The library has no books.');
  const screens = [
    { path: '/' },
    { path: `/search?q=${encodeURIComponent(book.author)}` },
    { path: `/books/${book.id}` },
    { path: '/me/loans', as: reader },
    { path: '/desk/sign-in' },
  ];
  const timings: ScreenTimings[] = [];
  for (const { path, as } of screens) {
    const tries: Omit<ScreenTimings, 'path'>[] = [];
    for (let count = 1; count <= TRIES; count += 1) {
      tell(`${path} ${count}/${TRIES}`);
      tries.push(await timeScreen(browser, byName(gateway), path, as));
    }
    const middle = (of: keyof Omit<ScreenTimings, 'path'>) => median(tries.map((one) => one[of]));
    timings.push({
      path: path.replace(book.id, ':id'),
      largestMs: middle('largestMs'),
      blockedMs: middle('blockedMs'),
      kilobytes: middle('kilobytes'),
    });
  }
  return timings;
}

/** Runs in the page before anything else, and collects what the browser tells of its work. */
const WATCH = `
  globalThis.largest = 0; globalThis.first = 0; globalThis.tasks = [];
  const watch = (type, see) => new PerformanceObserver((list) => list.getEntries().forEach(see)).observe({ type, buffered: true });
  watch('largest-contentful-paint', ({ startTime }) => { globalThis.largest = startTime; });
  watch('paint', ({ name, startTime }) => { if (name === 'first-contentful-paint') globalThis.first = startTime; });
  watch('longtask', ({ startTime, duration }) => globalThis.tasks.push([startTime, duration]));
`;
/** What of a task is over 50 ms keeps a finger waiting, by the definition of Total Blocking Time. */
const RESULTS = `({
  largestMs: largest,
  blockedMs: tasks.filter(([start]) => start > first).reduce((sum, [, duration]) => sum + duration - 50, 0),
  kilobytes: performance.getEntries().reduce((sum, { transferSize = 0 }) => sum + transferSize, 0) / 1000,
})`;

async function timeScreen(
  browser: Browser,
  at: string,
  path: string,
  as: Account | undefined,
): Promise<Omit<ScreenTimings, 'path'>> {
  const { viewport, latencyMs, downBytesPerSecond, upBytesPerSecond, processorIsSlowerBy } = SLOW_PHONE;
  const context = await browser.newContext({ viewport, isMobile: true, hasTouch: true, serviceWorkers: 'block' });
  try {
    if (as) {
      const earlier = await context.newPage();
      await signIn(earlier, `${at}/sign-in`, as);
      await earlier.close();
    }
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.enable');
    await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
    await devtools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: latencyMs,
      downloadThroughput: downBytesPerSecond,
      uploadThroughput: upBytesPerSecond,
    });
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: processorIsSlowerBy });
    await page.addInitScript(WATCH);
    await page.goto(at + path, { waitUntil: 'networkidle' });
    await settled(page);
    return await page.evaluate<Omit<ScreenTimings, 'path'>>(RESULTS);
  } finally {
    await context.close();
  }
}

type Desk = Awaited<ReturnType<typeof readersAndCopies>> & { page: Page };

async function openDesk(browser: Browser, { gateway, librarian }: Options): Promise<Desk> {
  const library = await readersAndCopies(gateway, librarian);
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
  await signIn(page, `${byName(gateway)}/desk/sign-in`, librarian);
  await page.locator('#code').waitFor();
  return { ...library, page };
}

async function timeScans({ page, cards, barcodes }: Desk, { tell }: Options): Promise<ScanTimings> {
  const timings: ScanTimings = { toRow: [], toAnswer: [] };
  for (let first = 0; first < BOOKS; first += LOANS_A_VISIT)
    for (const [reader, card] of cards.entries()) {
      tell(`loan ${timings.toRow.length} of ${BOOKS * READERS}`);
      await timeScan(page, card);
      for (const copies of barcodes.slice(first, first + LOANS_A_VISIT)) {
        const { toRow, toAnswer } = await timeScan(page, copies[reader] ?? '');
        timings.toRow.push(toRow);
        timings.toAnswer.push(toAnswer);
      }
    }
  const refused = page.locator('.lane-bad');
  if ((await refused.count()) > 0) throw new Error(`A loan was refused: ${await refused.first().innerText()}`);
  return timings;
}

/** What is younger may still be answered one by one. */
const AGED_MS = 61_000;
const REPLAYED_WITHIN_MS = 300_000;

/**
 * While the library is away all copies come back, are lent once more, and the last of them come back again.
 *
 * @throws Error where a loan was lost or is there twice
 */
async function timeReplay({ page, readers, cards, barcodes }: Desk, options: Options): Promise<ReplayTiming> {
  const { gateway, librarian, tell } = options;
  const copies = barcodes.flat();
  const again = cards.flatMap((card, reader) => [card, ...barcodes.map((of) => of[reader] ?? '')]);
  const once = 500 - copies.length - again.length;
  await page.keyboard.press('Escape');
  await page.context().setOffline(true);
  for (const [index, code] of [...copies, ...again].entries()) {
    if (index % 20 === 0) tell(`scan ${index} of 500, while the library is away`);
    await scan(page, code);
  }
  await page.keyboard.press('Escape');
  for (const code of copies.slice(0, once)) await scan(page, code);
  tell('a minute goes by');
  await new Promise((resolve) => setTimeout(resolve, AGED_MS));
  tell('500 scans are sent');
  const started = performance.now();
  await page.context().setOffline(false);
  await page
    .locator('.lane-line[aria-busy="true"]')
    .first()
    .waitFor({ state: 'detached', timeout: REPLAYED_WITHIN_MS });
  const seconds = (performance.now() - started) / 1_000;
  const staff = apiAt(gateway, { token: await tokenOf(gateway, librarian) });
  const open = await Promise.all(
    readers.map(async (user_id) => {
      const params = { path: { user_id }, query: { status: 'open' as const, limit: 100 } };
      return answerOf(await staff.GET('/loans/user/{user_id}', { params })).items.map(({ barcode }) => barcode);
    }),
  );
  const wanted = copies.slice(once).toSorted();
  if (JSON.stringify(open.flat().toSorted()) !== JSON.stringify(wanted))
    throw new Error(`${open.flat().length} loans are open, not ${wanted.length}.`);
  return { entries: 500, seconds };
}

type ScanTiming = { toRow: number; toAnswer: number };

/** Scans, and waits until the scan's row is on the screen, and until it tells what came of it: from its last key on. */
async function timeScan(page: Page, code: string): Promise<ScanTiming> {
  const seen = page.evaluate<ScanTiming>(`new Promise((resolve) => {
    const rows = document.querySelector('.lane-journal');
    const last = rows.firstElementChild;
    let [started, toRow] = [];
    const begin = ({ key }) => {
      if (key === 'Enter') started = performance.now();
    };
    addEventListener('keydown', begin, { capture: true });
    const look = () => {
      const row = rows.firstElementChild;
      if (row === null || row === last) return;
      toRow ??= performance.now() - started;
      if (row.getAttribute('aria-busy') === 'true') return;
      watcher.disconnect();
      removeEventListener('keydown', begin, { capture: true });
      resolve({ toRow, toAnswer: performance.now() - started });
    };
    const watcher = new MutationObserver(() => requestAnimationFrame(look));
    watcher.observe(rows, { childList: true, subtree: true, attributes: true, characterData: true });
  })`);
  await scan(page, code);
  return seen;
}

/** Readers who may borrow all the books, and for each book the barcodes of as many copies. */
async function readersAndCopies(gateway: string, librarian: Account) {
  const staff = apiAt(gateway, { token: await tokenOf(gateway, librarian) });
  const [readers, cards]: [string[], string[]] = [[], []];
  for (let count = 0; count < READERS; count += 1) {
    const body = { full_name: 'Иван Проворный', language: 'ru', patron_category: 'adult' } as const;
    const { id } = answerOf(await staff.POST('/users', { body }));
    const params = { path: { user_id: id } };
    const reader = await staff.PATCH('/users/{user_id}', { params, body: { loan_limit: BOOKS } });
    readers.push(id);
    cards.push(answerOf(reader).card_number);
  }
  const barcodes: string[][] = [];
  for (let count = 1; count <= BOOKS; count += 1) {
    const body = { title: `Книга ${count}`, author: 'Автор', total_copies: READERS, material: 'book' } as const;
    const { id } = answerOf(await staff.POST('/books', { body }));
    const copies = await staff.GET('/books/{book_id}/copies', { params: { path: { book_id: id } } });
    barcodes.push(answerOf(copies).items.map(({ barcode }) => barcode));
  }
  return { readers, cards, barcodes };
}
