import type { Kysely } from 'kysely';
import { createCodeForm } from '#postgres/code-form.ts';

export const up = (db: Kysely<unknown>): Promise<void> => createCodeForm(db);
