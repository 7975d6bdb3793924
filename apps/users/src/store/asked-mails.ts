import type { Transaction } from 'kysely';
import type { Limit } from '#core/growing-delay.ts';
import { countOneMore } from '#postgres/growing-count.ts';
import type { Tables } from './schema.ts';

/** Counts an e-mail that anybody could ask for. @returns for how many ms there is none */
export const countAskedMail = (tx: Transaction<Tables>, user_id: string, limit: Limit, now: Date): Promise<number> =>
  countOneMore(tx, 'asked_mails', { user_id }, limit, () => now);
