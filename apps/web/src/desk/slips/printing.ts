import { useSyncExternalStore } from 'preact/compat';
import type { Slip } from './slip.ts';

/** Slips that are to be printed, one after the other. */
let waiting: readonly Slip[] = [];
const listeners = new Set<() => void>();

function wait(next: readonly Slip[]): void {
  waiting = next;
  for (const listener of listeners) listener();
}

export const printSlip = (slip: Slip): void => wait([...waiting, slip]);

export const slipIsPrinted = (): void => wait(waiting.slice(1));

export const useSlip = (): Slip | undefined =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => waiting[0],
  );
