import type { components } from '#contracts/public.ts';
import { Confirm } from '../../../design/confirm.tsx';
import { Message } from '../../../design/message.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import { addressOf, documentNames } from '../../../house/documents/documents.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { daysUntil } from '../../../house/library-day.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { texts } from './texts.ts';

type Schemas = components['schemas'];

type SignatureProps = { user: Schemas['User']; awaited: Schemas['AwaitedAgreement'] };

/** Asks for a reader's signature on paper, and records that it was given. */
export function Signature({ user, awaited: { kind, version, required_from: from } }: SignatureProps) {
  const t = useTexts(texts);
  const { day, number } = useFormats();
  const { title, within } = useTexts(documentNames)[kind];
  const record = useDeed(
    (_nothing: undefined, key) =>
      answered(
        api.POST('/users/{user_id}/agreements', {
          params: { path: { user_id: user.id }, header: { 'Idempotency-Key': key } },
          body: { kind, version },
        }),
      ),
    [['desk', 'reader', user.id]],
  );
  const isRequired = from !== undefined && daysUntil(from) <= 0;
  return (
    <div class="stack stack-tight">
      <Message tone={isRequired ? 'bad' : 'soon'}>
        <p>
          {t.toSign(within, number(version))}{' '}
          {isRequired ? t.nothingMore : from !== undefined && t.nothingMoreFrom(day(from))}
        </p>
        <p>
          <a href={addressOf({ kind, version })} target="_blank" rel="noreferrer" aria-label={t.openThis(title)}>
            {t.openDocument}
          </a>
        </p>
      </Message>
      {record.error && <Trouble error={record.error} />}
      <Confirm
        kind="ordinary"
        label={t.signedThis(title)}
        question={t.signedQuestion(within, user.full_name)}
        yes={t.signedYes}
        no={t.no}
        busy={record.isPending}
        onConfirm={() => record.mutate(undefined)}
      >
        {t.signed}
      </Confirm>
    </div>
  );
}
