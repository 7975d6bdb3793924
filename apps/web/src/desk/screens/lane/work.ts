import { decide } from './decide.ts';
import {
  isSettled,
  type Act,
  type Entry,
  type Loan,
  type Reasons,
  type Scan,
  type State,
  type Visit,
} from './entry.ts';

/** What the library does for the desk. Each rejects if no answer comes; a refusal is an answer. */
export type Library = {
  lookUp(code: string): Promise<Scan | { refused: Reasons }>;
  lend(act: Extract<Act, { kind: 'lend' }>, at: number, key: string): Promise<Loan | { refused: Reasons }>;
  giveBack(act: Extract<Act, { kind: 'return' }>, at: number, key: string): Promise<Loan | { refused: Reasons }>;
};

/** Where entries are kept, so that a scan outlives its window. */
export type Journal = {
  /** Oldest first. */
  all(): Promise<Entry[]>;
  put(entry: Entry): Promise<void>;
};

type Desk = { library: Library; journal: Journal; visitBefore: (entry: Entry) => Promise<Visit | undefined> };

/**
 * Settles the entries of a journal one after the other, in their order: a card decides about the copies behind it.
 *
 * @throws if the library does not answer; what is settled stays so, and the rest can be tried again
 */
export async function settleAll(desk: Desk): Promise<void> {
  for (;;) {
    const next = (await desk.journal.all()).find((entry) => !isSettled(entry));
    if (!next) return;
    await settle(next, desk);
  }
}

async function settle(entry: Entry, { library, journal, visitBefore }: Desk): Promise<void> {
  const keep = async (state: State): Promise<Entry> => {
    const next = { ...entry, state };
    await journal.put(next);
    return next;
  };
  let { state } = entry;
  if (state.at === 'waiting') {
    const scan = await library.lookUp(entry.code);
    if ('refused' in scan) {
      await keep({ at: 'refused', reasons: scan.refused });
      return;
    }
    ({ state } = await keep({ at: 'decided', act: decide(scan, await visitBefore(entry)) }));
  }
  if (state.at === 'decided') await keep(await carryOut(state.act, entry, library));
}

/** The same key each time, so what was done although its answer was lost is not done again. */
async function carryOut(act: Act, { id, at }: Entry, library: Library): Promise<State> {
  switch (act.kind) {
    case 'lend':
    case 'return': {
      const answer = await (act.kind === 'lend' ? library.lend(act, at, id) : library.giveBack(act, at, id));
      return 'refused' in answer ? { at: 'refused', act, reasons: answer.refused } : { at: 'done', act, loan: answer };
    }
    case 'open':
    case 'show':
    case 'choose':
    case 'unknown':
      return { at: 'done', act };
    default:
      return act satisfies never;
  }
}
