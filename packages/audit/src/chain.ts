import { createHash } from 'node:crypto';

/** What was done or refused, as the trail keeps it. Ids only: no names, no addresses, no titles. */
export type AuditEntry = {
  /** Rises with time. */
  id: string;
  /** In whole milliseconds. */
  at: Date;
  /** Such as `reader.read`. */
  action: string;
  outcome: 'done' | 'refused';
  /** The code of the error that refused it. */
  code: string | null;
  /** Who; null for a sign-in that failed. */
  caller_id: string | null;
  caller_role: string | null;
  session_id: string | null;
  /** Whence: the client's network. */
  network: string;
  /** Whom it is about, or whom a list showed. */
  user_id: string | null;
  shown: string[] | null;
  /** What it is about: the id of a loan, the code of a category. */
  thing: string | null;
  /** Why, as whoever did it says. */
  reason: string | null;
  /** The names of the fields that were changed, and the values that are no personal data. */
  facts: Record<string, unknown>;
};

/** A link of the chain: it holds an entry, and the link before it. */
export type Seal = { seq: number; entry_id: string; at: Date; entry_hash: string; hash: string };

/** The last link, by which all links before it can be checked. */
export type Head = Pick<Seal, 'seq' | 'hash'>;

/** Before the first link. */
export const ORIGIN: Head = { seq: 0, hash: '' };

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** JSON with one spelling for each value: sorted names, and no word of what is absent, so that a later release may add fields. */
function canonical(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== null && member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`);
  return `{${members.join(',')}}`;
}

export const hashOfEntry = (entry: AuditEntry): string => sha256(canonical(entry));

const hashOfLink = (previous: Head, link: Omit<Seal, 'hash'>): string =>
  sha256(canonical({ previous: previous.hash, ...link }));

/** The link that holds `entry` to the chain that ends with `previous`. */
export function sealAfter(previous: Head, entry: AuditEntry): Seal {
  const link = { seq: previous.seq + 1, entry_id: entry.id, at: entry.at, entry_hash: hashOfEntry(entry) };
  return { ...link, hash: hashOfLink(previous, link) };
}

/** A link as it was found, with its entry if that is still there. */
export type Found = { seal: Seal; entry: AuditEntry | undefined };

export type Fault = {
  seq: number;
  what:
    | 'link_missing'
    | 'link_changed'
    | 'entry_changed'
    | 'entry_missing'
    /** A head that was written down is not in the chain: its end was cut off, or it was written anew. */
    | 'head_missing';
};

/**
 * Checks that a link follows the one before it and holds its entry.
 *
 * @param keptSince Entries from before then may be gone; their links stay.
 * @returns what is wrong, if anything
 */
export function faultOf(previous: Head, { seal, entry }: Found, keptSince: Date): Fault | undefined {
  const { hash, ...link } = seal;
  const seq = previous.seq + 1;
  if (seal.seq !== seq) return { seq, what: 'link_missing' };
  if (hashOfLink(previous, link) !== hash) return { seq, what: 'link_changed' };
  if (!entry) return seal.at < keptSince ? undefined : { seq, what: 'entry_missing' };
  if (entry.id !== seal.entry_id || hashOfEntry(entry) !== seal.entry_hash) return { seq, what: 'entry_changed' };
  return undefined;
}

/** Checks a chain, or the next part of it. @returns the head, or the first thing that is wrong */
export function checkChain(
  from: Head,
  found: readonly Found[],
  keptSince: Date,
): { head: Head; fault?: undefined } | { fault: Fault } {
  let head = from;
  for (const one of found) {
    const fault = faultOf(head, one, keptSince);
    if (fault) return { fault };
    head = { seq: one.seal.seq, hash: one.seal.hash };
  }
  return { head };
}
