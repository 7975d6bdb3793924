import type { components } from '#contracts/public.ts';
import type { Tone } from '../design/message.tsx';

/** How the state of a fine looks. */
export const FINE_TONES: Record<components['schemas']['Fine']['status'], Tone> = {
  growing: 'soon',
  owed: 'bad',
  paid: 'good',
  waived: 'good',
};
