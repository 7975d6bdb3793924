import { useSyncExternalStore } from 'preact/compat';

/** A value that all components share, and that the browser keeps for the next visit. */
export type Stored<Value> = {
  get(): Value;
  set(value: Value): void;
  /** The value, in a component that is drawn again when it changes. */
  use(): Value;
};

/** The names of values that are of whoever is signed in begin with this; they go when the reader does. */
export const OWN = 'abonement.own.';

/** Removes what the device keeps of whoever was signed in. */
export function forgetOwn(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(OWN)) localStorage.removeItem(key);
}

/**
 * A value kept in localStorage. What other windows of the same app write is seen here too.
 *
 * @param key its name in localStorage
 * @param parse reads what was kept, or nothing where nothing (or nothing that can be used) was
 */
export function stored<Value>(key: string, parse: (kept: unknown) => Value): Stored<Value> {
  const listeners = new Set<() => void>();
  let value = parse(read(key));

  addEventListener('storage', (event) => {
    if (event.key !== key) return;
    value = parse(read(key));
    for (const listener of listeners) listener();
  });

  function subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }

  const get = () => value;

  return {
    get,
    set(next) {
      value = next;
      write(key, next);
      for (const listener of listeners) listener();
    },
    use: () => useSyncExternalStore(subscribe, get),
  };
}

function read(key: string): unknown {
  try {
    const text = localStorage.getItem(key);
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** In a browser that stores nothing, the value lasts as long as the page. */
function write(key: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    return;
  }
}
