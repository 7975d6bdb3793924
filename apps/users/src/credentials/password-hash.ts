import { hash, verify } from '@node-rs/argon2';

/** argon2id; memory, passes and lanes as OWASP's password storage cheat sheet recommends. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

/** A hash of nothing that anyone knows, so that an unknown e-mail address takes as long as a wrong password. */
const nobody = hashPassword(crypto.randomUUID());

export async function passwordMatches(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? (await nobody), password);
  return matches && passwordHash != null;
}
