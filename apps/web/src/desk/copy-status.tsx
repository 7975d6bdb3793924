import type { components } from '#contracts/public.ts';
import { Mark, type Tone } from '../design/message.tsx';
import { defineTexts, useTexts } from '../house/language.ts';

export type CopyState = components['schemas']['Copy']['status'];

export const copyStatuses = defineTexts<Record<CopyState, string>>({
  ru: {
    available: 'на полке',
    reserved: 'отложен',
    on_loan: 'на руках',
    on_hold_shelf: 'ждёт читателя',
    withdrawn: 'списан',
    lost: 'утерян',
    in_repair: 'в ремонте',
  },
  en: {
    available: 'on the shelf',
    reserved: 'set aside',
    on_loan: 'on loan',
    on_hold_shelf: 'awaits a reader',
    withdrawn: 'withdrawn',
    lost: 'lost',
    in_repair: 'in repair',
  },
});

const TONES: Record<CopyState, Tone> = {
  available: 'good',
  reserved: 'calm',
  on_loan: 'soon',
  on_hold_shelf: 'calm',
  withdrawn: 'bad',
  lost: 'bad',
  in_repair: 'soon',
};

/** Where a copy is, in a word. */
export function CopyStatus({ status }: { status: CopyState }) {
  const words = useTexts(copyStatuses);
  return <Mark tone={TONES[status]}>{words[status]}</Mark>;
}
