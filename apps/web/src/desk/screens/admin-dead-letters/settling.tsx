import { Button } from '../../../design/button.tsx';
import { Confirm } from '../../../design/confirm.tsx';
import { Message } from '../../../design/message.tsx';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { useServiceName } from '../../../house/service-names.ts';
import { texts } from './texts.ts';

type Deed = { mutate: (nothing: void) => void; isPending: boolean; error: Error | null };
type SettlingProps = { what: string; again: Deed; discard: Deed };

/** What an admin can do about a message: have it tried again, or give it up. */
export function Settling({ what, again, discard }: SettlingProps) {
  const t = useTexts(texts);
  return (
    <div class="stack stack-tight">
      <div class="row row-top">
        <Button busy={again.isPending} label={t.againThis(what)} onPress={() => again.mutate()}>
          {t.again}
        </Button>
        <Confirm
          label={t.discardThis(what)}
          question={t.discardQuestion}
          yes={t.discardYes}
          no={t.no}
          busy={discard.isPending}
          onConfirm={() => discard.mutate()}
        >
          {t.discard}
        </Confirm>
      </div>
      {again.error && <Trouble error={again.error} />}
      {discard.error && <Trouble error={discard.error} />}
    </div>
  );
}

/** What a message says, without what is personal. */
export function Payload({ payload }: { payload: Record<string, unknown> }) {
  const t = useTexts(texts);
  if (Object.keys(payload).length === 0) return null;
  return (
    <details class="payload">
      <summary>{t.content}</summary>
      <pre>{JSON.stringify(payload, null, 2)}</pre>
    </details>
  );
}

/** The services whose messages are missing, since they do not answer. */
export function Unanswered({ apps }: { apps: readonly string[] }) {
  const t = useTexts(texts);
  const { list } = useFormats();
  const serviceName = useServiceName();
  if (apps.length === 0) return null;
  return <Message tone="soon">{t.unanswered(list([...new Set(apps)].map(serviceName)))}</Message>;
}
