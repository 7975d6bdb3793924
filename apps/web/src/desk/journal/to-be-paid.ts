import type { Charge, Entry } from './entry.ts';

/**
 * What a reader may be asked for now: nobody pays twice. What is settled in the journal, or about to be, is not; what is left after a part is. While money waits to
 * be told of that was taken for whatever they owe, it is not known what that is.
 */
export function toBePaid(charges: readonly Charge[], readerId: string, entries: readonly Entry[]): Charge[] {
  const settled = new Set(entries.flatMap(settledBy));
  return isForAnything(readerId, entries)
    ? []
    : charges.filter(({ id, status }) => status === 'owed' && !settled.has(id));
}

function settledBy({ state }: Entry): string[] {
  if (state.at !== 'decided' && state.at !== 'done') return [];
  const { act } = state;
  if ((act.kind !== 'settle' && act.kind !== 'take') || (state.at === 'done' && act.isPart)) return [];
  const id = act.kind === 'settle' ? act.fineId : act.charge?.id;
  return id === undefined ? [] : [id];
}

const isForAnything = (readerId: string, entries: readonly Entry[]): boolean =>
  entries.some(
    ({ state }) =>
      state.at === 'decided' && state.act.kind === 'take' && state.act.readerId === readerId && !state.act.charge,
  );
