import type { components } from '#contracts/public.ts';

type Deed = components['schemas']['Deed'];

/** What the limits of a category refuse, as a form has it; empty: as the library has it. */
export const refusedTexts = ['', 'borrow', 'borrow renew', 'borrow hold', 'borrow renew hold'] as const;
export type RefusedText = (typeof refusedTexts)[number];

const DEEDS: readonly Deed[] = ['borrow', 'renew', 'hold'];

/** Who may not renew or wait may not borrow either, in this form. */
export const refusedText = (deeds: readonly Deed[] | undefined): RefusedText => {
  if (deeds === undefined) return '';
  const text = DEEDS.filter((deed) => deed === 'borrow' || deeds.includes(deed)).join(' ');
  return refusedTexts.find((one) => one === text) ?? '';
};

export const refusedBy = (text: RefusedText): Deed[] | undefined =>
  text === '' ? undefined : DEEDS.filter((deed) => text.split(' ').includes(deed));
