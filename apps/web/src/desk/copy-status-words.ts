import type { components } from '#contracts/public.ts';
import { defineTexts } from '../house/language.ts';

export type CopyState = components['schemas']['Copy']['status'];

/** Where a copy is, in a word. */
export const copyStatuses = defineTexts<Record<CopyState, string>>({
  ru: {
    available: 'на полке',
    reserved: 'отложен',
    on_loan: 'на руках',
    on_hold_shelf: 'ждёт читателя',
    withdrawn: 'списан',
    lost: 'утерян',
    in_repair: 'в ремонте',
    missing: 'не на месте',
    damaged: 'повреждён',
    in_transit: 'в пути',
    on_order: 'заказан',
  },
  en: {
    available: 'on the shelf',
    reserved: 'set aside',
    on_loan: 'on loan',
    on_hold_shelf: 'waiting for a reader',
    withdrawn: 'withdrawn',
    lost: 'lost',
    in_repair: 'in repair',
    missing: 'missing',
    damaged: 'damaged',
    in_transit: 'in transit',
    on_order: 'on order',
  },
});

/** What its reader says of a copy on loan. */
export const saidReturned = defineTexts({
  ru: { since: (day: string) => `по словам читателя, возвращён ${day}` },
  en: { since: (day: string) => `returned ${day}, the reader says` },
});
