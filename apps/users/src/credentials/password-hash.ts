import { hash, verify } from '@node-rs/argon2';
import { normalizedPassword } from '../domain/password-rule.ts';

/** argon2id; memory, iterations and parallelism as recommended by OWASP's password storage cheat sheet. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(normalizedPassword(password), COST);

/** A hash of an unknown password, so that an unknown e-mail address takes as long to reject as a wrong password. */
const nobody = hashPassword(crypto.randomUUID());

export async function passwordMatches(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  const kept = passwordHash ?? (await nobody);
  // Hashes from before passwords were normalized are of what was typed.
  const forms = new Set([normalizedPassword(password), password]);
  for (const form of forms) if ((await verify(kept, form)) && passwordHash != null) return true;
  return false;
}
