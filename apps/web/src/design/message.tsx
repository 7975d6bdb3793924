import { CircleAlert, CircleCheck, Clock, Info, type LucideIcon } from 'lucide-preact';
import type { ComponentChildren } from 'preact';

export type Tone = 'good' | 'soon' | 'bad' | 'calm';

const SIGNS: Record<Tone, LucideIcon> = { good: CircleCheck, soon: Clock, bad: CircleAlert, calm: Info };

type MessageProps = { tone: Tone; children: ComponentChildren };

/** Something that a person should know, with a sign besides its colour. Trouble is read out at once. */
export function Message({ tone, children }: MessageProps) {
  const Sign = SIGNS[tone];
  return (
    <div class={`message message-${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      <Sign class="icon" aria-hidden="true" />
      <div>{children}</div>
    </div>
  );
}

/** A state in a word. */
export function Mark({ tone, children }: MessageProps) {
  const Sign = SIGNS[tone];
  return (
    <span class={`mark mark-${tone}`}>
      <Sign aria-hidden="true" />
      {children}
    </span>
  );
}
