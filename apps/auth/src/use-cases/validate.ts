import { isRejection } from '#errors';
import type { AuthContext } from '../context.ts';

/** Whether an access token is valid now, and whose it is. Not of an app's, which can do less than this tells: it asks itself. */
export async function validate({ tokenCheck, revoked }: AuthContext, token: string) {
  try {
    const caller = await tokenCheck(`Bearer ${token}`);
    if (caller.scopes || (await revoked.has(caller.sessionId))) return { active: false };
    return { active: true, sub: caller.id, role: caller.role, exp: caller.expiresAt };
  } catch (error) {
    if (isRejection(error)) return { active: false };
    throw error;
  }
}
