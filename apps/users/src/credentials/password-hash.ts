import { hash, verify } from '@node-rs/argon2';

/** argon2id; memory, iterations and parallelism as recommended by OWASP's password storage cheat sheet. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

/** A hash of an unknown password, so that an unknown e-mail address takes as long to reject as a wrong password. */
const nobody = hashPassword(crypto.randomUUID());

export async function passwordMatches(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? (await nobody), password);
  return matches && passwordHash != null;
}
