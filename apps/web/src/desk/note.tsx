import { useEffect } from 'preact/hooks';
import { useSyncExternalStore } from 'preact/compat';

/** How long a note is shown. It is read out too. */
const SHOWN_MS = 6_000;

let note = '';
const listeners = new Set<() => void>();

/** Tells whoever works at the desk something that needs no answer, such as why a key does nothing. */
export function say(text: string): void {
  note = text;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export function Note() {
  const text = useSyncExternalStore(subscribe, () => note);
  useEffect(() => {
    if (text === '') return;
    const timer = setTimeout(() => say(''), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <p class={text === '' ? 'visually-hidden' : 'desk-note no-print'} role="status">
      {text}
    </p>
  );
}
