import { answered, api } from '../../house/api.ts';
import { useAnswer } from '../../house/asking.ts';
import { defineTexts, useTexts } from '../../house/language.ts';
import { ReaderLink, useReaderNames } from '../reader-names.tsx';

const texts = defineTexts({ ru: { heldFor: 'Для кого:' }, en: { heldFor: 'For:' } });

/** A hold that a copy is kept for, and the name of its reader. A line does without it for a while. */
export function useHold(holdId: string) {
  const hold = useAnswer(['desk', 'hold', holdId], () =>
    answered(api.GET('/holds/{hold_id}', { params: { path: { hold_id: holdId } } })),
  ).data;
  const names = useReaderNames(hold ? [hold.reader_id] : []);
  return { hold, names };
}

/** For whom a copy goes on the hold shelf. */
export function HeldFor({ holdId }: { holdId: string }) {
  const t = useTexts(texts);
  const { hold, names } = useHold(holdId);
  if (!hold) return null;
  return (
    <p>
      {t.heldFor} <ReaderLink id={hold.reader_id} names={names} />
    </p>
  );
}
