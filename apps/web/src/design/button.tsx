import type { ComponentChildren, JSX } from 'preact';
import { Link } from 'wouter-preact';

type Kind = 'main' | 'ordinary' | 'plain' | 'bad';

const classOf = (kind: Kind): string => (kind === 'ordinary' ? 'button' : `button button-${kind}`);

type ButtonProps = {
  kind?: Kind;
  /** While what it began is going on: it can be seen and heard, and pressing it again does nothing. */
  busy?: boolean;
  /** For one of several, of which one is chosen: whether it is this. */
  pressed?: boolean;
  onPress?: () => void;
  type?: 'button' | 'submit';
  label?: string;
  children: ComponentChildren;
};

export function Button({
  kind = 'ordinary',
  busy = false,
  pressed,
  onPress,
  type = 'button',
  label,
  children,
}: ButtonProps) {
  const press = (event: JSX.TargetedMouseEvent<HTMLButtonElement>) => {
    if (busy) event.preventDefault();
    else onPress?.();
  };
  return (
    // oxlint-disable-next-line react/button-has-type
    <button
      type={type}
      class={classOf(kind)}
      aria-busy={busy}
      aria-pressed={pressed}
      aria-label={label}
      onClick={press}
    >
      {children}
    </button>
  );
}

type ButtonLinkProps = { to: string; kind?: Kind; children: ComponentChildren };

/** A link that looks like a button, for the next step of a task. */
export const ButtonLink = ({ to, kind = 'ordinary', children }: ButtonLinkProps) => (
  <Link href={to} className={classOf(kind)}>
    {children}
  </Link>
);
