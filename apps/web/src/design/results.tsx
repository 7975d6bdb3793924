import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

type ResultsProps = {
  label: string;
  /** What was looked for; empty where everything is listed. */
  words: string;
  children: ComponentChildren;
};

/**
 * What a search has found. After another search the focus goes there, so that the next Tab is on the first result, the
 * keyboard of a phone makes room, and a screen reader says where one is.
 */
export function Results({ label, words, children }: ResultsProps) {
  const place = useRef<HTMLElement>(null);
  const before = useRef(words);
  useEffect(() => {
    if (before.current === words) return;
    before.current = words;
    if (words !== '') place.current?.focus({ preventScroll: true });
  }, [words]);
  return (
    <section ref={place} class="stack" aria-label={label} tabIndex={-1}>
      {children}
    </section>
  );
}
