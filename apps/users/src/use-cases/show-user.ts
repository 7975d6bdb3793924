import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { apiError } from '#errors';
import type { components } from '#contracts/users.ts';
import { personRoles } from '#core/caller.ts';
import type { UsersContext } from '../context.ts';
import { deeds, forbiddenTo } from '../domain/block.ts';
import type { AwaitedAgreement } from '../domain/agreements.ts';
import { mergedInto } from '../store/merges.ts';
import { findUser, type UserRow } from '../store/users.ts';

export type User = components['schemas']['User'];

const deletion = z.object({
  status: z.enum(['requested', 'refused']),
  at: z.string(),
  reasons: z
    .array(
      z.object({ code: z.string(), facts: z.record(z.string(), z.union([z.string(), z.number()])).exactOptional() }),
    )
    .exactOptional(),
});

const cachedUser = z.object({
  id: z.string(),
  card_number: z.string(),
  email: z.string().optional(),
  pending_email: z.string().optional(),
  full_name: z.string(),
  language: z.enum(['ru', 'en']),
  role: z.enum(personRoles),
  patron_category: z.string(),
  loan_limit: z.number(),
  blocked: z.boolean(),
  forbidden: z.array(z.enum(deeds)).optional(),
  block_reason: z.string().optional(),
  expires_on: z.string().optional(),
  active_loans: z.number(),
  has_overdue: z.boolean(),
  created_at: z.string(),
  has_password: z.boolean().optional(),
  verified: z.boolean().optional(),
  verified_at: z.string().optional(),
  verified_by: z.string().optional(),
  reading_history: z.enum(['none', 'legal', 'always']).optional(),
  to_agree: z
    .array(
      z.object({
        kind: z.enum(['terms', 'personal_data']),
        version: z.number(),
        required_from: z.string().exactOptional(),
      }),
    )
    .optional(),
  deletion: deletion.optional(),
});

/** @throws ApiError 404 */
export async function showUser({ db, profiles, today }: UsersContext, id: string): Promise<User> {
  const day = today();
  const { profile, keep } = await profiles.lookUp(id, day);
  const cached = cachedUser.safeParse(profile);
  if (cached.success) return asUser(cached.data);
  const read = async (): Promise<User | undefined> => {
    const row = await findUser(db, id, day);
    return row && presentUser(row);
  };
  const user = await read();
  if (!user) return tellWhereTo(db, id);
  await keep(user);
  // A change since it was read has dropped the profile before it was kept; a later one drops what is kept.
  const now = await read();
  if (!isDeepStrictEqual(user, now)) await profiles.drop(id);
  if (!now) throw apiError('user_not_found');
  return now;
}

/** @throws ApiError 404, with the account that an account was merged into. */
async function tellWhereTo(db: UsersContext['db'], id: string): Promise<never> {
  const into = await mergedInto(db, id);
  throw into === undefined ? apiError('user_not_found') : apiError('user_merged', { into });
}

export function presentUser(row: UserRow): User {
  const forbidden = forbiddenTo(row.blocked, row.forbidden_by_blocks);
  return asUser({
    ...row,
    blocked: forbidden.includes('borrow'),
    forbidden,
    active_loans: row.active_loans ?? 0,
    has_overdue: row.has_overdue === true,
    created_at: row.created_at.toISOString(),
    verified: row.verified_at !== null,
    verified_at: row.verified_at?.toISOString(),
    to_agree: row.to_agree.map(presentAwaited),
    deletion: deletionOf(row),
  });
}

export const presentAwaited = ({ required_from, ...version }: AwaitedAgreement) => ({
  ...version,
  ...(required_from !== null && { required_from }),
});

/** What a machine may know of whoever holds a card: who it is, and whether they may borrow. */
export function presentCardHolder(row: UserRow): User {
  const {
    email: _email,
    pending_email: _pending,
    block_reason: _reason,
    has_password: _password,
    deletion: _deletion,
    reading_history: _history,
    ...holder
  } = presentUser(row);
  return holder;
}

function deletionOf(row: UserRow): User['deletion'] {
  if (row.deletion_requested_at) return { status: 'requested', at: row.deletion_requested_at.toISOString() };
  if (!row.deletion_refused_at) return undefined;
  return { status: 'refused', at: row.deletion_refused_at.toISOString(), reasons: row.deletion_refusals ?? [] };
}

type Known = Omit<
  z.output<typeof cachedUser>,
  'email' | 'pending_email' | 'block_reason' | 'expires_on' | 'verified_by' | 'deletion'
> & {
  email?: string | undefined;
  pending_email?: string | null | undefined;
  block_reason?: string | null | undefined;
  expires_on?: string | null | undefined;
  verified_by?: string | null | undefined;
  deletion?: User['deletion'] | undefined;
};

function asUser(known: Known): User {
  return {
    id: known.id,
    card_number: known.card_number,
    ...(known.email && { email: known.email }),
    ...(known.pending_email && { pending_email: known.pending_email }),
    full_name: known.full_name,
    language: known.language,
    role: known.role,
    patron_category: known.patron_category,
    loan_limit: known.loan_limit,
    blocked: known.blocked,
    ...(known.forbidden && { forbidden: known.forbidden }),
    ...(known.block_reason && { block_reason: known.block_reason }),
    ...(known.expires_on && { expires_on: known.expires_on }),
    active_loans: known.active_loans,
    has_overdue: known.has_overdue,
    created_at: known.created_at,
    ...(known.has_password !== undefined && { has_password: known.has_password }),
    ...(known.verified !== undefined && { verified: known.verified }),
    ...(known.verified_at && { verified_at: known.verified_at }),
    ...(known.verified_by && { verified_by: known.verified_by }),
    ...(known.reading_history && { reading_history: known.reading_history }),
    ...(known.to_agree && { to_agree: known.to_agree }),
    ...(known.deletion && { deletion: known.deletion }),
  };
}
