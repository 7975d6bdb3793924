import { lazy, Suspense } from 'preact/compat';
import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import type { components } from '#contracts/public.ts';
import { Button } from '../../../design/button.tsx';
import { Choice } from '../../../design/field.tsx';
import { Message } from '../../../design/message.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import { useBranches } from '../../../house/branches.ts';
import { useTexts } from '../../../house/language.ts';
import { Trouble } from '../../../house/trouble.tsx';
import type { Days } from '../holds/hold-days.tsx';
import { texts } from './texts.ts';

type Book = components['schemas']['Book'];

/** Few readers choose days. */
const HoldDays = lazy(async () => ({ default: (await import('../holds/hold-days.tsx')).HoldDays }));

/** Has a copy kept for the reader, where they choose to pick it up, and on the days on which they want it; with one branch there is nothing to choose. */
export function PlaceHold({ book, main }: { book: Book; main: boolean }) {
  const t = useTexts(texts);
  const { branches } = useBranches();
  const [chosen, choose] = useState('');
  const [days, chooseDays] = useState<Days>();
  const branch = chosen === '' ? (branches[0]?.id ?? 'main') : chosen;
  const place = useDeed(
    (branch_id: string, key) =>
      answered(
        api.POST('/holds', {
          params: { header: { 'Idempotency-Key': key } },
          body: {
            book_id: book.id,
            branch_id,
            ...(days?.not_before && { not_before: days.not_before }),
            ...(days?.not_after && { not_after: days.not_after }),
          },
        }),
      ),
    [['holds'], ['books']],
  );
  if (place.data)
    return (
      <Message tone="good">
        <p>{place.data.position === undefined ? t.held : t.inLine(place.data.position)}</p>
        <p>
          <Link href="/me/holds">{t.toHolds}</Link>
        </p>
      </Message>
    );
  return (
    <div class="stack stack-tight">
      {branches.length > 1 && (
        <Choice
          label={t.pickUp}
          name="branch_id"
          value={branch}
          options={branches.map(({ id, name }) => ({ value: id, label: name }))}
          onChoose={choose}
        />
      )}
      {days && (
        <Suspense fallback={null}>
          <HoldDays days={days} error={place.error} onChoose={chooseDays} />
        </Suspense>
      )}
      <div class="row">
        <Button {...(main && { kind: 'main' })} busy={place.isPending} onPress={() => place.mutate(branch)}>
          {t.hold}
        </Button>
        {!days && <Button onPress={() => chooseDays({ not_before: '', not_after: '' })}>{t.chooseDays}</Button>}
      </div>
      {place.error && <Trouble error={place.error} />}
    </div>
  );
}
