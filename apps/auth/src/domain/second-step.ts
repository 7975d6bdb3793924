import type { Role } from '#core/caller.ts';

/** What a sign-in needs after its password: nothing, a code of the second factor, or a second factor first. */
export type SecondStep = 'none' | 'code' | 'set-up';

/** @param requiredOf the roles that sign in with a second factor only */
export function secondStep(
  { role, hasSecondFactor }: { role: Role; hasSecondFactor: boolean },
  requiredOf: readonly Role[],
): SecondStep {
  if (hasSecondFactor) return 'code';
  return requiredOf.includes(role) ? 'set-up' : 'none';
}
