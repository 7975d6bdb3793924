import { useRef } from 'preact/hooks';

type Ends = { reset: () => void; onEnd: (() => void) | undefined };

/**
 * What a form registers or changes.
 *
 * @param known what is changed; without it, a new one is added
 * @returns its id, which of a new one is the same until it is there, so that it is there once; and what follows
 */
export function useRegistration(known: { id: string } | undefined) {
  const newId = useRef<string>(crypto.randomUUID());
  return {
    id: known?.id ?? newId.current,
    done({ reset, onEnd }: Ends) {
      newId.current = crypto.randomUUID();
      if (known) onEnd?.();
      else reset();
    },
  };
}
