import { sql, type Kysely } from 'kysely';
import { checkChain, ORIGIN, type Fault, type Head } from './chain.ts';
import { auditKeptSince, readLinks, type AuditTables } from './trail.ts';

export type Verified = {
  /** How many entries the chain holds, and of how many only the links are left. */
  entries: number;
  dropped: number;
  /** Of the oldest and the newest link. */
  since: Date | undefined;
  until: Date | undefined;
  head: Head;
  /** The first thing that is wrong. */
  fault?: Fault | { what: 'entry_outside'; entry_id: string };
};

type Options = {
  now: Date;
  /** A head that was written down before. */
  known?: Head | undefined;
  progress?: (links: number) => void;
};

const BATCH = 2_000;

/** Reads a whole trail, and checks that nothing in it was changed, removed, added or moved. */
export async function verifyTrail(
  db: Kysely<AuditTables>,
  { now, known = ORIGIN, progress = () => undefined }: Options,
): Promise<Verified> {
  const keptSince = auditKeptSince(now);
  const so: Verified = { entries: 0, dropped: 0, since: undefined, until: undefined, head: ORIGIN };
  let knownIsThere = known.seq === 0;
  for (;;) {
    const found = await readLinks(db, so.head.seq, BATCH);
    if (found.length === 0) break;
    const checked = checkChain(so.head, found, keptSince);
    if (checked.fault) return { ...so, fault: checked.fault };
    for (const { seal, entry } of found) {
      if (seal.seq === known.seq) knownIsThere = seal.hash === known.hash;
      so.since ??= seal.at;
      so.until = seal.at;
      if (entry) so.entries += 1;
      else so.dropped += 1;
    }
    so.head = checked.head;
    progress(so.head.seq);
  }
  if (!knownIsThere) return { ...so, fault: { seq: known.seq, what: 'head_missing' } };
  const outside = await entryOutside(db);
  return outside === undefined ? so : { ...so, fault: { what: 'entry_outside', entry_id: outside } };
}

/** An entry that the chain neither holds nor is going to hold. */
async function entryOutside(db: Kysely<AuditTables>): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from audit_entry
    where not exists (select from audit_seal where entry_id = audit_entry.id)
      and not exists (select from audit_unsealed where entry_id = audit_entry.id)
    order by id limit 1`.execute(db);
  return rows[0]?.id;
}
