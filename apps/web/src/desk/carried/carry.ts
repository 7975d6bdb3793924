import { answered, api, Refusal } from '../../house/api.ts';
import { stored } from '../../house/stored.ts';
import {
  carryFor,
  forgetList,
  keepCopies,
  keepHolders,
  keepReaders,
  progressOf,
  removeCarried,
  type Kind,
  type Progress,
} from './carried-data.ts';

/** How old it may become while the library answers. */
const REFRESHED_MS = 60_000;
/** Between pages: a desk that takes all of it leaves most of what its person may ask for to their work. */
const PAUSE_MS = 400;
const PAGE = 2_000;
const PATIENCE_MS = 15_000;
/** One window of the desk takes it. */
const LOCK = 'abonement.desk.carried';

/** When all of it was as the library had it, in ms since 1970. */
const asOf = stored<number | undefined>('abonement.desk.carried', (kept) =>
  typeof kept === 'number' ? kept : undefined,
);

/** How old what is carried is, in ms since 1970; nothing while there is not all of it. */
export const useCarriedAt = (): number | undefined => asOf.use();

let turns: AbortController | undefined;
/** Ends when nothing more is taken or kept. */
let atWork: Promise<void> = Promise.resolve();

/** Takes along what this desk needs while the library is away, and keeps it fresh, as long as somebody works here. */
export function beginToCarry(staffId: string): void {
  turns?.abort();
  const { signal } = (turns = new AbortController());
  const before = atWork;
  atWork = navigator.locks
    .request(LOCK, { signal }, async () => {
      await before;
      await carryOn(staffId, signal);
    })
    // Ended before its turn; or the browser keeps nothing, and the desk works without it.
    .catch(() => undefined);
}

/** Nobody is signed in: what was carried goes. */
export async function endCarrying(): Promise<void> {
  turns?.abort();
  asOf.set(undefined);
  await atWork;
  await removeCarried();
}

async function carryOn(staffId: string, signal: AbortSignal): Promise<void> {
  await carryFor(staffId);
  const known = await Promise.all(LISTS.map(({ kind }) => progressOf(kind)));
  if (known.some((progress) => !progress || progress.next !== undefined)) asOf.set(undefined);
  while (!signal.aborted) {
    const begun = Date.now();
    try {
      for (const list of LISTS) await takeAll(list, signal);
      if (!signal.aborted) asOf.set(begun);
    } catch {
      // The library is away, or has nothing to say to whoever is signed in: what there is grows older.
    }
    await pause(REFRESHED_MS, signal);
  }
}

type Page = { next_cursor?: string; changes_cursor: string; keep: (progress: Omit<Progress, 'kind'>) => Promise<void> };
type Changes = { more: boolean; changes_cursor: string; keep: Page['keep'] };
type List = {
  kind: Kind;
  page: (cursor: string | undefined, signal: AbortSignal) => Promise<Page>;
  changes: (cursor: string, signal: AbortSignal) => Promise<Changes>;
};

const patience = (signal: AbortSignal) => AbortSignal.any([AbortSignal.timeout(PATIENCE_MS), signal]);
const pageAt = (cursor: string | undefined) => ({ query: { limit: PAGE, ...(cursor !== undefined && { cursor }) } });
const changesAt = (cursor: string) => ({ query: { limit: PAGE, cursor } });

type Asks<Item> = {
  page: (params: ReturnType<typeof pageAt>, signal: AbortSignal) => Promise<Omit<Page, 'keep'> & { items: Item[] }>;
  changes: (
    params: ReturnType<typeof changesAt>,
    signal: AbortSignal,
  ) => Promise<Omit<Changes, 'keep'> & { items: Item[]; gone: string[] }>;
};
type Keep<Item> = (place: Omit<Progress, 'kind'>, items: Item[], gone: string[]) => Promise<void>;

const listOf = <Item>(kind: Kind, asks: Asks<Item>, keep: Keep<Item>): List => ({
  kind,
  page: async (cursor, signal) => {
    const { items, ...page } = await asks.page(pageAt(cursor), patience(signal));
    return { ...page, keep: (place) => keep(place, items, []) };
  },
  changes: async (cursor, signal) => {
    const { items, gone, ...changes } = await asks.changes(changesAt(cursor), patience(signal));
    return { ...changes, keep: (place) => keep(place, items, gone) };
  },
});

const LISTS: readonly List[] = [
  listOf(
    'reader',
    {
      page: (params, signal) => answered(api.GET('/carried-readers', { params, signal })),
      changes: (params, signal) => answered(api.GET('/carried-readers/changes', { params, signal })),
    },
    keepReaders,
  ),
  listOf(
    'holder',
    {
      page: (params, signal) => answered(api.GET('/copy-holders', { params, signal })),
      changes: (params, signal) => answered(api.GET('/copy-holders/changes', { params, signal })),
    },
    keepHolders,
  ),
  listOf(
    'copy',
    {
      page: (params, signal) => answered(api.GET('/carried-copies', { params, signal })),
      changes: (params, signal) => answered(api.GET('/carried-copies/changes', { params, signal })),
    },
    keepCopies,
  ),
];

/** Goes on where it was left: with the pages that are missing, and then with what has changed since the first one was read. */
async function takeAll(list: List, signal: AbortSignal): Promise<void> {
  let progress = await progressOf(list.kind);
  while (!signal.aborted && (!progress || progress.next !== undefined)) {
    const { next_cursor: next, changes_cursor, keep } = await list.page(progress?.next, signal);
    const place = { changes: progress?.changes ?? changes_cursor, ...(next !== undefined && { next }) };
    await keep(place);
    progress = { kind: list.kind, ...place };
    if (next !== undefined) await pause(PAUSE_MS, signal);
  }
  let cursor = progress?.changes;
  while (!signal.aborted && cursor !== undefined) {
    const changed = await list.changes(cursor, signal).catch(unlessTooOld(list.kind));
    if (!changed) throw new Error('It is to be taken anew.');
    await changed.keep({ changes: changed.changes_cursor });
    cursor = changed.more ? changed.changes_cursor : undefined;
  }
}

/** Whoever was away for a day, or whose library was restored from a backup, takes all of it anew. */
const unlessTooOld =
  (kind: Kind) =>
  async (error: unknown): Promise<undefined> => {
    if (!(error instanceof Refusal && error.problem.status === 400)) throw error;
    // There is not all of it until then.
    asOf.set(undefined);
    await forgetList(kind);
  };

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
