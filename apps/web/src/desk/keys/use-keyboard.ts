import { useEffect, useRef } from 'preact/hooks';
import { BETWEEN_KEYS_MS, Scanner, type Heard } from './scanner.ts';

type Listeners = {
  /** Whether somebody works at the desk; before that, fast typing is a password manager's. */
  isOn: boolean;
  onScan: (code: string) => void;
  /** @returns whether it did something */
  onStroke: (stroke: string) => boolean;
};

/** Hears keys and scans wherever the focus is; what a scan would do there, such as press a button, it does not do. */
export function useKeyboard(listeners: Listeners): void {
  const latest = useRef(listeners);
  latest.current = listeners;
  useEffect(() => {
    const scanner = new Scanner();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let written = new Written(null);

    /** @returns whether any of it did something */
    const tell = (heard: Heard[]): boolean =>
      heard
        .map((one) => {
          if (one.kind === 'stroke') return latest.current.onStroke(one.stroke);
          written.restore();
          document.querySelector<HTMLDialogElement>('dialog[open]')?.close();
          latest.current.onScan(one.code);
          return true;
        })
        .some(Boolean);

    const hear = (event: KeyboardEvent) => {
      if (!latest.current.isOn || event.altKey || event.isComposing || event.repeat) return;
      if (event.target instanceof HTMLInputElement && event.target.type === 'password') return;
      clearTimeout(timer);
      const isReading = scanner.isReading(event.timeStamp);
      const isSecondEnd = scanner.isSecondEnd({ code: event.code, at: event.timeStamp });
      if (!isReading) written = new Written(event.target);
      const inField = !isFree(event);
      const heard = scanner.press({
        code: event.code,
        shift: event.shiftKey,
        ctrl: event.ctrlKey || event.metaKey,
        inField,
        at: event.timeStamp,
      });
      const isScan = heard.some(({ kind }) => kind === 'scan');
      // A quick search of the browser's, or a button that has the focus, is not meant by a scan or a key of the desk.
      if (tell(heard) || isSecondEnd || (!inField && (isReading || event.code === 'Slash'))) event.preventDefault();
      if (isScan || isSecondEnd) event.stopPropagation();
      timer = setTimeout(() => tell(scanner.quiet()), BETWEEN_KEYS_MS);
    };
    addEventListener('keydown', hear, { capture: true });
    return () => {
      clearTimeout(timer);
      removeEventListener('keydown', hear, { capture: true });
    };
  }, []);
}

/** What a field said before the letters of a scan went into it. */
class Written {
  readonly #field: HTMLInputElement | HTMLTextAreaElement | undefined;
  readonly #value: string;

  constructor(target: EventTarget | null) {
    this.#field = isField(target) ? target : undefined;
    this.#value = this.#field?.value ?? '';
  }

  restore(): void {
    if (!this.#field || this.#field.value === this.#value) return;
    this.#field.value = this.#value;
    this.#field.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

const isField = (target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && !/^(?:button|checkbox|radio|submit)$/.test(target.type));

/** Whether a key is free to be the desk's: it writes nothing, chooses nothing and closes nothing where the focus is. */
function isFree({ target, code }: KeyboardEvent): boolean {
  if (document.querySelector('dialog[open]')) return false;
  if (target instanceof HTMLSelectElement) return code === 'Escape';
  if (target instanceof HTMLElement && target.isContentEditable) return false;
  if (target instanceof HTMLInputElement && target.type === 'radio' && code.startsWith('Arrow')) return false;
  if (!isField(target)) return true;
  // In a line of text nothing is written with these.
  if (code === 'Escape') return target.value === '';
  return (
    target instanceof HTMLInputElement && (code === 'ArrowDown' || code === 'ArrowUp') && hasNoUseForArrows(target)
  );
}

const hasNoUseForArrows = ({ type }: HTMLInputElement): boolean => /^(?:text|search|email|tel|url)$/.test(type);
