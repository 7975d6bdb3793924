/** What is looked for in the trail, as it stands in the address: days, not instants. */
export type AuditSearch = { action?: string; caller_id?: string; user_id?: string; from?: string; to?: string };

const NAMES = ['action', 'caller_id', 'user_id', 'from', 'to'] as const;

export const searchIn = (asked: URLSearchParams): AuditSearch =>
  Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = asked.get(name);
      return value === null || value === '' ? [] : [[name, value]];
    }),
  );

/** The address of a search. */
export function addressOf(search: AuditSearch): string {
  const given = new URLSearchParams(Object.entries(search).filter(([, value]) => value !== '')).toString();
  return given === '' ? '/desk/admin/audit' : `/desk/admin/audit?${given}`;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The instants that the days of a search begin and end at, where whoever looks is; the last day is in it. */
export function instantsOf({ from, to }: Pick<AuditSearch, 'from' | 'to'>): { from?: string; to?: string } {
  const startOf = (day: string | undefined, after: number): string | undefined => {
    if (day === undefined || !DAY.test(day)) return undefined;
    const start = new Date(`${day}T00:00:00`);
    start.setDate(start.getDate() + after);
    return Number.isNaN(start.getTime()) ? undefined : start.toISOString();
  };
  const [first, end] = [startOf(from, 0), startOf(to, 1)];
  return { ...(first !== undefined && { from: first }), ...(end !== undefined && { to: end }) };
}
