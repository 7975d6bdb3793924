import { useEffect, useRef } from 'preact/hooks';
import { Scanner } from './scanner.ts';

/** Hears scans wherever the focus is; what a scan would do there, such as press a button, it does not do. */
export function useScanner(onScan: (code: string) => void): void {
  const latest = useRef(onScan);
  latest.current = onScan;
  useEffect(() => {
    const scanner = new Scanner();
    const hear = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
      const code = scanner.press({ code: event.code, shift: event.shiftKey, at: event.timeStamp });
      if (code !== undefined) {
        event.preventDefault();
        event.stopPropagation();
        clearField(event.target);
        latest.current(code);
      }
    };
    addEventListener('keydown', hear, { capture: true });
    return () => removeEventListener('keydown', hear, { capture: true });
  }, []);
}

/** The letters of a scan went where the focus was, and are nobody's there. */
function clearField(target: EventTarget | null): void {
  if (!(target instanceof HTMLInputElement)) return;
  target.value = '';
  target.dispatchEvent(new Event('input', { bubbles: true }));
}
