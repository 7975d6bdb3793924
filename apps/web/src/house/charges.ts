import type { components } from '#contracts/public.ts';
import type { Tone } from '../design/message.tsx';
import { defineTexts } from './language.ts';

export type Charge = components['schemas']['Charge'];
export type ChargeEntry = components['schemas']['ChargeEntry'];

/** How the state of a charge looks. */
export const CHARGE_TONES: Record<Charge['status'], Tone> = {
  growing: 'soon',
  owed: 'bad',
  paid: 'good',
  waived: 'good',
  cancelled: 'calm',
};

/** What a charge is for, what became of it, and how it was paid. */
export const chargeTexts = defineTexts({
  ru: {
    kinds: {
      overdue: 'Штраф за просрочку',
      lost: 'Утерянная книга',
      processing: 'Обработка замены',
      damage: 'Порча книги',
      membership: 'Читательский билет',
      manual: 'Другое',
    },
    statuses: {
      growing: 'начисляется',
      owed: 'не оплачено',
      paid: 'оплачено',
      waived: 'прощено',
      cancelled: 'отменено',
    },
    entries: { payment: 'Оплата', waiver: 'Прощено', refund: 'Возврат денег', cancellation: 'Отменено как ошибка' },
    methods: {
      cash: 'наличными',
      card: 'картой',
      transfer: 'переводом',
      online: 'через сайт',
      machine: 'на станции самообслуживания',
    },
  },
  en: {
    kinds: {
      overdue: 'Overdue fine',
      lost: 'Lost book',
      processing: 'Processing of a replacement',
      damage: 'Damaged book',
      membership: 'Library card',
      manual: 'Other',
    },
    statuses: { growing: 'accruing', owed: 'not paid', paid: 'paid', waived: 'waived', cancelled: 'cancelled' },
    entries: { payment: 'Paid', waiver: 'Waived', refund: 'Given back', cancellation: 'Cancelled as an error' },
    methods: {
      cash: 'in cash',
      card: 'by card',
      transfer: 'by transfer',
      online: 'online',
      machine: 'at a self-check machine',
    },
  },
});

type ChargeTexts = (typeof chargeTexts)['ru'];

/** What a charge is called in a list: the book it is about, or what it is for. */
export const nameOf = ({ title, kind }: Pick<Charge, 'title' | 'kind'>, t: ChargeTexts): string =>
  title ?? t.kinds[kind];
