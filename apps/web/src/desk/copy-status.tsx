import type { components } from '#contracts/public.ts';
import { Mark, type Tone } from '../design/message.tsx';
import { useFormats } from '../house/formats.ts';
import { useTexts } from '../house/language.ts';
import { copyStatuses, saidReturned, type CopyState } from './copy-status-words.ts';

type Loan = components['schemas']['Loan'];

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

type CopyStatusProps = {
  status: CopyState;
  /** The loan that it is in, if it is known. */
  loan?: Loan | undefined;
};

/** Where a copy is, in a word; or that its reader says it is here. */
export function CopyStatus({ status, loan }: CopyStatusProps) {
  const words = useTexts(copyStatuses);
  const { since } = useTexts(saidReturned);
  const { dayOf } = useFormats();
  const claimedAt = status === 'on_loan' ? claimOf(loan) : undefined;
  if (claimedAt !== undefined) return <Mark tone="soon">{since(dayOf(claimedAt))}</Mark>;
  return <Mark tone={TONES[status]}>{words[status]}</Mark>;
}

/** When the reader of a loan says that they brought the copy back, while it has not been found. */
export const claimOf = (loan: Loan | undefined): string | undefined =>
  loan?.status === 'claimed_returned' ? loan.claimed_returned_at : undefined;
