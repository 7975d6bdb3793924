import type { Kysely } from 'kysely';
import type { Limit } from '#core/growing-delay.ts';
import { countOneMore } from '#postgres/growing-count.ts';
import type { Tables } from './schema.ts';

/** Counts an e-mail that somebody asks for. @returns for how many ms there is none */
export const countAskedMail = (db: Kysely<Tables>, mark: Buffer, limit: Limit, now: () => Date): Promise<number> =>
  db.transaction().execute((tx) => countOneMore(tx, 'sign_in_tries', { id: mark }, limit, now));
