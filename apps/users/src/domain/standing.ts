export type Reader = {
  active_loans: number | null;
  has_overdue: unknown;
  loan_limit: number;
  patron_category: string;
  blocked: boolean;
  expires_on: string | null;
};

/** A reader's standing at the lending desk, as loans asks for it. `today` is the library's day. */
export function standingOf(reader: Reader, today: string) {
  return {
    active_loans_count: reader.active_loans ?? 0,
    has_overdue: reader.has_overdue === true,
    max_loan_limit: reader.loan_limit,
    patron_category: reader.patron_category,
    blocked: reader.blocked,
    expired: reader.expires_on !== null && reader.expires_on < today,
  };
}
