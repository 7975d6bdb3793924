import type { Rejection } from '#errors';

/** What whoever is beyond a limit can be refused. */
export const refusable = ['borrow', 'renew', 'hold'] as const;
export type Refusable = (typeof refusable)[number];

/** What a reader may have against them before something is refused. */
export type Limits = {
  /** So many of their loans may be overdue. */
  overdueLoans: number;
  /** So many lost copies may be neither back nor settled; undefined: any number. */
  lostCopies: number | undefined;
  /** So much they may owe, in minor units. */
  balanceMinor: number;
  /** What is refused beyond any of them. */
  refuses: readonly Refusable[];
};

/** What the terms of a category say; what they leave open is as the library has it. */
export type CategoryLimits = { [Limit in keyof Limits]?: Limits[Limit] | undefined };

export const limitsFor = (category: CategoryLimits, library: Limits): Limits => ({
  overdueLoans: category.overdueLoans ?? library.overdueLoans,
  lostCopies: category.lostCopies ?? library.lostCopies,
  balanceMinor: category.balanceMinor ?? library.balanceMinor,
  refuses: category.refuses ?? library.refuses,
});

/** What counts against a reader. */
export type Counted = { overdueLoans: number; lostCopies: number; balanceMinor: number };

type Rule = (reader: Counted, limits: Limits) => Rejection | undefined;

const overdueLimit: Rule = ({ overdueLoans: has }, { overdueLoans: limit }) =>
  has > limit ? { code: 'has_overdue_loans', facts: { limit, has } } : undefined;

const lostLimit: Rule = ({ lostCopies: has }, { lostCopies: limit }) =>
  limit !== undefined && has > limit ? { code: 'lost_limit_reached', facts: { limit, has } } : undefined;

const balanceLimit: Rule = ({ balanceMinor: owes }, { balanceMinor: limit }) =>
  owes > limit ? { code: 'fines_over_limit', facts: { limit_minor: limit, owes_minor: owes } } : undefined;

export const limitRules: readonly Rule[] = [overdueLimit, lostLimit, balanceLimit];

/** Every limit that a reader is beyond, where that refuses what they want to do. */
export const rejectBeyondLimits = (wanted: Refusable, reader: Counted, limits: Limits): Rejection[] =>
  limits.refuses.includes(wanted) ? limitRules.flatMap((rule) => rule(reader, limits) ?? []) : [];
