import type { components } from '#contracts/public.ts';
import { Message } from '../../design/message.tsx';
import { useTexts } from '../../house/language.ts';
import { texts } from './texts.ts';

type Verdict = components['schemas']['Verdict'];

/** Why no exception is to be made: nothing refuses any more, or something that whoever asks cannot set aside. */
export function NoException({ verdict: { allowed, refusals } }: { verdict: Verdict }) {
  const t = useTexts(texts);
  if (allowed) return <Message tone="good">{t.allowed}</Message>;
  return (
    <Message tone="bad">
      <p>{t.cannot}</p>
      <ul class="stack stack-tight">
        {refusals
          .filter(({ overridable }) => !overridable)
          .map(({ code, message }) => (
            <li key={code}>{message}</li>
          ))}
      </ul>
    </Message>
  );
}
