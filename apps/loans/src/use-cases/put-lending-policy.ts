import type { CommitOf } from '#messaging/commit.ts';
import type { LoansContext } from '../context.ts';
import type { LendingPolicy } from '../domain/lending-policy.ts';
import type { Tables } from '../store/schema.ts';
import { putPolicy } from '../store/lending-policies.ts';

/** Adds or changes a policy. This process applies it at once, the others within five seconds. */
export async function putLendingPolicy(
  { policies }: LoansContext,
  policy: LendingPolicy,
  commit: CommitOf<Tables, LendingPolicy>,
): Promise<LendingPolicy> {
  const stored = await commit((tx) => putPolicy(tx, policy));
  policies.drop();
  return stored;
}
