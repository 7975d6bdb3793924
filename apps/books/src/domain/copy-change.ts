/** What of a copy its history tells: where it is and belongs, and what it is. */
export type Whereabouts = {
  status: string;
  home_branch: string;
  current_branch: string;
  destination: string | null;
  location: string | null;
};

const FIELDS = ['status', 'home_branch', 'current_branch', 'destination', 'location'] as const;

export type FieldChange = { field: (typeof FIELDS)[number]; from?: string; to?: string };

export type Deed = 'lent' | 'returned' | 'recorded' | 'described' | 'sent' | 'received' | 'used_in_house';

/** What is not as it was. */
export const changesBetween = (before: Whereabouts, after: Whereabouts): FieldChange[] =>
  FIELDS.filter((field) => before[field] !== after[field]).map((field) => {
    const [from, to] = [before[field], after[field]];
    return { field, ...(from !== null && { from }), ...(to !== null && { to }) };
  });
