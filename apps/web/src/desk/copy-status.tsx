import { Mark, type Tone } from '../design/message.tsx';
import { useTexts } from '../house/language.ts';
import { copyStatuses, type CopyState } from './copy-status-words.ts';

const TONES: Record<CopyState, Tone> = {
  available: 'good',
  reserved: 'calm',
  on_loan: 'soon',
  on_hold_shelf: 'calm',
  withdrawn: 'bad',
  lost: 'bad',
  in_repair: 'soon',
  missing: 'bad',
  damaged: 'bad',
  in_transit: 'soon',
  on_order: 'calm',
};

/** Where a copy is, in a word. */
export function CopyStatus({ status }: { status: CopyState }) {
  const words = useTexts(copyStatuses);
  return <Mark tone={TONES[status]}>{words[status]}</Mark>;
}
