import type { components } from '#contracts/public.ts';
import { useState } from 'preact/hooks';
import { Button } from '../../../design/button.tsx';
import { Confirm } from '../../../design/confirm.tsx';
import { Field } from '../../../design/field.tsx';
import { Message } from '../../../design/message.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import { useTexts } from '../../../house/language.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { texts } from './texts.ts';

type Copy = components['schemas']['Copy'];
type Next = components['schemas']['HandSetStatus'];

/** What a librarian can record about a copy, by where it is. The library decides whether it is so. */
const NEXT: Record<Copy['status'], readonly Next[]> = {
  available: ['missing', 'damaged', 'in_repair', 'lost', 'withdrawn'],
  missing: ['available', 'lost', 'withdrawn'],
  damaged: ['available', 'in_repair', 'withdrawn'],
  in_repair: ['available', 'lost', 'withdrawn'],
  lost: ['available', 'withdrawn'],
  withdrawn: ['available'],
  in_transit: ['available', 'missing', 'lost'],
  on_order: ['available', 'withdrawn'],
  on_hold_shelf: ['available'],
  reserved: [],
  on_loan: [],
};

type CopyChangeProps = {
  copy: Copy;
  /** The barcode as it was asked for. */
  asked: string;
};

export function CopyChange({ copy, asked }: CopyChangeProps) {
  const t = useTexts(texts);
  const [reason, write] = useState('');
  const change = useDeed(
    (status: Next, key) =>
      answered(
        api.PATCH('/copies', {
          params: { header: { 'Idempotency-Key': key } },
          body: { barcode: copy.barcode, status, ...(reason.trim() !== '' && { reason }) },
        }),
      ),
    [
      ['desk', 'copy', asked],
      ['desk', 'book', copy.book_id],
    ],
  );
  const next = NEXT[copy.status];
  return (
    <div class="stack">
      {next.length === 0 ? (
        <Message tone="calm">{t.out}</Message>
      ) : (
        <>
          <Field label={t.reason} hint={t.reasonHint} name="reason" maxLength={300} value={reason} onInput={write} />
          <div class="row row-top" role="group" aria-label={t.change}>
            {next.map((status) =>
              status === 'lost' || status === 'withdrawn' ? (
                <Confirm
                  key={status}
                  question={status === 'lost' ? t.lostQuestion : t.withdrawnQuestion}
                  yes={status === 'lost' ? t.lostYes : t.withdrawnYes}
                  no={t.no}
                  busy={change.isPending}
                  onConfirm={() => change.mutate(status)}
                >
                  {t[status]}
                </Confirm>
              ) : (
                <Button key={status} busy={change.isPending} onPress={() => change.mutate(status)}>
                  {t[status]}
                </Button>
              ),
            )}
          </div>
        </>
      )}
      {change.error && <Trouble error={change.error} />}
      {change.isSuccess && <Message tone="good">{t.done}</Message>}
    </div>
  );
}
