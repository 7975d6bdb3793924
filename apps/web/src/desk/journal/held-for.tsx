import { Link } from 'wouter-preact';
import { answered, api } from '../../house/api.ts';
import { useAnswer } from '../../house/asking.ts';
import { defineTexts, useTexts } from '../../house/language.ts';
import { ReaderLink, useReaderNames } from '../reader-names.tsx';
import type { KeptFor } from './entry.ts';

const texts = defineTexts({ ru: { heldFor: 'Для кого:' }, en: { heldFor: 'For:' } });

/** A hold that a copy is kept for, and the name of its reader. A line does without it for a while. */
export function useHold(holdId: string) {
  const hold = useAnswer(['desk', 'hold', holdId], () =>
    answered(api.GET('/holds/{hold_id}', { params: { path: { hold_id: holdId } } })),
  ).data;
  const names = useReaderNames(hold ? [hold.reader_id] : []);
  return { hold, names };
}

/** For whom a copy goes on the hold shelf, who may be known already. */
export function HeldFor({ holdId, known }: { holdId: string; known: KeptFor | undefined }) {
  const t = useTexts(texts);
  if (!known) return <HeldForReaderOf holdId={holdId} />;
  return (
    <p>
      {t.heldFor} <Link href={`/desk/readers/${known.id}`}>{known.name}</Link>
    </p>
  );
}

function HeldForReaderOf({ holdId }: { holdId: string }) {
  const t = useTexts(texts);
  const { hold, names } = useHold(holdId);
  if (!hold) return null;
  return (
    <p>
      {t.heldFor} <ReaderLink id={hold.reader_id} names={names} />
    </p>
  );
}
