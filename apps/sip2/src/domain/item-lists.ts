/** The lists that a machine may ask for by the summary of 63, in the places of it, each with the field of its items. */
export const LISTS = ['AS', 'AT', 'AU', 'AV', 'BU', 'CD'] as const;
export type List = (typeof LISTS)[number];

/** The list that is asked for: one at most. */
export const listAskedFor = (summary: string): List | undefined => LISTS.find((_, place) => summary[place] === 'Y');

/** From the `start`th item to the `end`th, both included; all that is not a number asks for no limit. */
export function itemsBetween<Item>(items: readonly Item[], start: string, end: string): Item[] {
  const [from, to] = [start, end].map((text) => (/^\d{1,6}$/.test(text.trim()) ? Number(text) : undefined));
  return items.slice(Math.max(0, (from ?? 1) - 1), to);
}

/** As four digits, which is all the place that there is. */
export const counted = (count: number): string => String(Math.min(count, 9999)).padStart(4, '0');

/** The minor units of `12.50`, or of `12`; none of what is no amount of money that could be owed. */
export const minorOf = (text: string): number | undefined => {
  const [, whole = '', cents = ''] = /^(\d{1,6})(?:\.(\d{1,2}))?$/.exec(text.trim()) ?? [];
  const minor = Number(whole) * 100 + Number(cents.padEnd(2, '0'));
  return whole === '' || minor === 0 ? undefined : minor;
};

/** As `12.50`. */
export const amount = (minor: number): string => (minor / 100).toFixed(2);

type Owed = { fines: { status: string; outstanding: { amount_minor: number } }[]; balance: { amount_minor: number } };

/** What may be paid now: a fine takes nothing while it accrues, and a machine takes as much as it is told. */
export const payableMinor = ({ fines, balance }: Owed): number =>
  fines
    .filter(({ status }) => status === 'growing')
    .reduce((payable, { outstanding }) => payable - outstanding.amount_minor, balance.amount_minor);
