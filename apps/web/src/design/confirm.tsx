import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Button } from './button.tsx';

type ConfirmProps = {
  /** What the button says, and what it is about, for those who do not see where it stands. */
  children: ComponentChildren;
  label?: string;
  /** What is asked before it is done; what will happen is said here. */
  question: string;
  yes: string;
  no: string;
  busy?: boolean;
  /** `bad` is for what is lost by it. */
  kind?: 'bad' | 'ordinary';
  onConfirm: () => void;
};

/** A button for what is not easily undone: it asks once more, in its own place. */
export function Confirm({ children, label, question, yes, no, busy = false, kind = 'bad', onConfirm }: ConfirmProps) {
  const id = useId();
  const [asks, ask] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const asked = useRef(false);
  useEffect(() => {
    // To the answer that changes nothing, and back to the button.
    if (asked.current !== asks) place.current?.querySelector<HTMLElement>('button:last-of-type')?.focus();
    asked.current = asks;
  }, [asks]);
  if (!asks)
    return (
      <div ref={place} class="confirm">
        <Button kind={kind} busy={busy} onPress={() => ask(true)} {...(label !== undefined && { label })}>
          {children}
        </Button>
      </div>
    );
  return (
    <div
      ref={place}
      class={`confirm confirm-asks confirm-${kind}`}
      role="group"
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key === 'Escape') ask(false);
      }}
    >
      <p id={id}>{question}</p>
      <div class="row">
        <Button
          kind={kind === 'bad' ? 'bad' : 'main'}
          busy={busy}
          onPress={() => {
            ask(false);
            onConfirm();
          }}
        >
          {yes}
        </Button>
        <Button onPress={() => ask(false)}>{no}</Button>
      </div>
    </div>
  );
}
