import type { Kysely } from 'kysely';
import type { components } from '#contracts/auth.ts';
import { addEntry, type NewAuditEntry } from '#audit/trail.ts';
import type { Tables } from '../store/schema.ts';

type Refusal = components['schemas']['GatewayRefusal'];

/** Keeps in this service's audit trail what the gateway has refused, since it has no database (docs/decisions/0036). */
export const recordRefusals = (db: Kysely<Tables>, refusals: readonly Refusal[]): Promise<void> =>
  db.transaction().execute(async (tx) => {
    for (const refusal of refusals) await addEntry(tx, entryOf(refusal));
  });

function entryOf({ operation, about, count, since, ...refusal }: Refusal): NewAuditEntry {
  const [only, another] = about;
  return {
    ...refusal,
    outcome: 'refused',
    user_id: (another === undefined ? only : undefined) ?? null,
    shown: another === undefined ? null : about,
    thing: null,
    reason: null,
    facts: { operation, count, since },
  };
}
