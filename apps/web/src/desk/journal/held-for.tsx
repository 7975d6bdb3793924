import { answered, api } from '../../house/api.ts';
import { useAnswer } from '../../house/asking.ts';
import { defineTexts, useTexts } from '../../house/language.ts';
import { ReaderLink, useReaderNames } from '../reader-names.tsx';

const texts = defineTexts({ ru: { heldFor: 'Для кого:' }, en: { heldFor: 'For:' } });

/** For whom a copy goes on the hold shelf. The line does without it for a while. */
export function HeldFor({ holdId }: { holdId: string }) {
  const t = useTexts(texts);
  const hold = useAnswer(['desk', 'hold', holdId], () =>
    answered(api.GET('/holds/{hold_id}', { params: { path: { hold_id: holdId } } })),
  );
  const reader = hold.data?.reader_id;
  const names = useReaderNames(reader === undefined ? [] : [reader]);
  if (reader === undefined) return null;
  return (
    <p>
      {t.heldFor} <ReaderLink id={reader} names={names} />
    </p>
  );
}
