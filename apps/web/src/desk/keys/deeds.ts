import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Deed } from './keys.ts';

type Deeds = Partial<Record<Deed, () => void>>;

/** What is on the page can do these; what came last comes first. */
const offered: { current: Deeds }[] = [];

/**
 * What keys (and the palette, and command barcodes) do while a component is on the page.
 *
 * @example useKeys({ undo: () => undoLast() })
 */
export function useKeys(deeds: Deeds): void {
  const latest = useRef(deeds);
  latest.current = deeds;
  useLayoutEffect(() => {
    offered.push(latest);
    return () => void offered.splice(offered.indexOf(latest), 1);
  }, []);
}

/** @returns whether anything on the page does it */
export function perform(deed: Deed): boolean {
  const act = offered.findLast(({ current }) => current[deed])?.current[deed];
  act?.();
  return act !== undefined;
}

export const canPerform = (deed: Deed): boolean => offered.some(({ current }) => current[deed]);

type OnScan = (code: string) => void;
const listening: { current: OnScan }[] = [];

/** Hears scans, wherever the focus is, while a component is on the page. What came last hears them alone. */
export function useScans(onScan: OnScan): void {
  const latest = useRef(onScan);
  latest.current = onScan;
  // At once: the next scan may come before the screen is drawn.
  useLayoutEffect(() => {
    listening.push(latest);
    return () => void listening.splice(listening.indexOf(latest), 1);
  }, []);
}

export const passOn = (code: string): void => listening.at(-1)?.current(code);
