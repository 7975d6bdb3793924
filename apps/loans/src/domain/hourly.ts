/** What becomes of a moment at which the branch is closed (FOLIO: the strategies for short loans). */
export const closedHoursRules = ['keep', 'end_of_opening', 'next_opening'] as const;
export type ClosedHoursRule = (typeof closedHoursRules)[number];

/** How something is lent that is lent for hours. Money in minor units. */
export type HourlyTerms = {
  hours: number;
  renewalHours: number;
  closedHours: ClosedHoursRule;
  finePerHourMinor: number;
  /** A threshold, as the days of grace are. */
  graceMinutes: number;
  /** How long before it is due such a loan is renewed without being asked for; none: never. */
  autoRenewalMinutes?: number | undefined;
};
