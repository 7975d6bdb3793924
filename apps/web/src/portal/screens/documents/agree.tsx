import { Button } from '../../../design/button.tsx';
import { Message } from '../../../design/message.tsx';
import { answered, api } from '../../../house/api.ts';
import { useAnswer, useDeed } from '../../../house/asking.ts';
import { documentNames, type Document } from '../../../house/documents/documents.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { daysUntil } from '../../../house/library-day.ts';
import { useGuardian } from '../../../house/session.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { texts } from './texts.ts';

/** Asks whoever is signed in to agree, or a guardian to agree for the child, where this is the version that waits for it. */
export function Agree({ document: { kind, version } }: { document: Document }) {
  const t = useTexts(texts);
  const { day } = useFormats();
  const { title } = useTexts(documentNames)[kind];
  const isForChild = useGuardian() !== undefined;
  const me = useAnswer(['me'], () => answered(api.GET('/users/me')));
  const agree = useDeed(
    (_nothing: undefined, key) =>
      answered(
        api.POST('/users/me/agreements', { params: { header: { 'Idempotency-Key': key } }, body: { kind, version } }),
      ),
    [['me'], ['agreements']],
  );
  if (agree.isSuccess)
    return (
      <Message tone="good">
        <p>{isForChild ? t.agreedForChild : t.agreed}</p>
      </Message>
    );
  const awaited = me.data?.to_agree?.find((one) => one.kind === kind && one.version === version);
  if (!awaited) return null;
  const { required_from: from } = awaited;
  return (
    <div class="stack stack-tight">
      {from !== undefined && <p>{daysUntil(from) <= 0 ? t.required : t.requiredFrom(day(from))}</p>}
      {agree.error && <Trouble error={agree.error} />}
      <div>
        <Button
          kind="main"
          busy={agree.isPending}
          label={isForChild ? t.agreeForChildTo(title) : t.agreeTo(title)}
          onPress={() => agree.mutate(undefined)}
        >
          {isForChild ? t.agreeForChild : t.agree}
        </Button>
      </div>
    </div>
  );
}
