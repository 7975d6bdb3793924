import { randomBytes } from 'node:crypto';
import { apiError } from '#errors';
import type { AuthContext } from '../context.ts';
import { deleteProgram, programNamed, storeProgram, storeSecret, type Program } from '../store/programs.ts';
import { hashOfToken } from './grant-tokens.ts';

/**
 * What a program may no longer do is revoked before it is stored: whoever repeats what was cut off in between finds it
 * revoked, and no token outlives a change that was told to be done.
 */

export async function setProgram(
  { db, revoked, now }: AuthContext,
  program: Pick<Program, 'id' | 'name' | 'role'>,
): Promise<Program> {
  const before = await programNamed(db, program.id);
  if (before && before.role !== program.role) await revoked.add(before.session_id);
  return storeProgram(db, program, now());
}

/** @returns the secret, which is stored nowhere. @throws ApiError 404 */
export async function giveSecret({ db, revoked, now }: AuthContext, id: string): Promise<string> {
  const program = await programNamed(db, id);
  if (!program) throw apiError('program_not_found');
  await revoked.add(program.session_id);
  const secret = randomBytes(32).toString('base64url');
  await storeSecret(db, id, hashOfToken(secret), now());
  return secret;
}

export async function removeProgram({ db, revoked }: AuthContext, id: string): Promise<void> {
  const program = await programNamed(db, id);
  if (!program) return;
  await revoked.add(program.session_id);
  await deleteProgram(db, id);
}
