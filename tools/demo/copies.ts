import type { components } from '#contracts/public.ts';
import type { BranchCode } from './branches.ts';

type Aside = {
  title: string;
  branch: BranchCode;
  status: components['schemas']['HandSetStatus'];
  reason: string;
};

/** Copies that are not on their shelves. */
export const ASIDE: readonly Aside[] = [
  { title: 'Бесы', branch: 'main', status: 'missing', reason: 'Не нашли при проверке фонда.' },
  { title: 'Emma', branch: 'south', status: 'damaged', reason: 'Залита кофе.' },
  { title: 'Dracula', branch: 'main', status: 'in_repair', reason: 'Переплёт рассыпался.' },
];

/** Copies that are sent from their branches to others. */
export const SENT: readonly { title: string; branch: BranchCode; to: BranchCode; reason: string }[] = [
  { title: 'Обломов', branch: 'station', to: 'south', reason: 'Для выставки «Гончаров и его время».' },
];

/** Copies that are still to come. */
export const ORDERED: readonly { title: string; branch: BranchCode }[] = [{ title: 'Dune', branch: 'north' }];
