import { Button } from '../../../design/button.tsx';
import { useTexts } from '../../../house/language.ts';
import { deskJournal } from '../../journal/desk-journal.ts';
import { useHold } from '../../journal/held-for.tsx';
import type { Copy } from '../../journal/entry.ts';
import { useKeys } from '../../keys/deeds.ts';
import { StrokeKeys } from '../../keys/stroke.tsx';
import { texts } from './texts.ts';

type PickUpProps = {
  copy: Copy;
  holdId: string;
  /** Who stands at the desk: another reader is not to take it along. */
  standing: string | undefined;
  /** Of the line that was scanned last, Enter is enough. */
  isLast: boolean;
};

/** Lends a copy that stood on the hold shelf to the reader whom it is kept for, without their card. */
export function PickUp({ copy, holdId, standing, isLast }: PickUpProps) {
  const t = useTexts(texts);
  const { hold: kept, names } = useHold(holdId);
  const hold = standing === undefined || standing === kept?.reader_id ? kept : undefined;
  const handOver = () => {
    if (hold) deskJournal.handOver(copy, hold.reader_id);
  };
  useKeys(isLast && hold ? { act: handOver } : {});
  const name = hold && names?.get(hold.reader_id)?.full_name;
  if (name === undefined) return null;
  return (
    <div data-act>
      <Button onPress={handOver}>
        {t.handOver(name)} {isLast && <StrokeKeys strokes={['Enter']} />}
      </Button>
    </div>
  );
}
