import { Problem } from '#core/problem.ts';
import type { AuthContext } from '../context.ts';

/** Whether an access token is good now, and whose it is. */
export async function validate({ tokenCheck, revoked }: AuthContext, token: string) {
  try {
    const caller = await tokenCheck(`Bearer ${token}`);
    if (await revoked.has(caller.sessionId)) return { active: false };
    return { active: true, sub: caller.id, role: caller.role, exp: caller.expiresAt };
  } catch (error) {
    if (error instanceof Problem && error.status === 401) return { active: false };
    throw error;
  }
}
