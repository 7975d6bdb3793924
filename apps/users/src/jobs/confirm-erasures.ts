import { uuidv7 } from 'uuidv7';
import { appsWithData } from '#contracts/apps-with-data.ts';
import { ApiError } from '#core/api-error.ts';
import { groupBy } from '#core/group-by.ts';
import type { WhatIsLeft } from '#platform/erasure-operation.ts';
import type { JobRun } from '#platform/jobs.ts';
import type { DataHolders } from '../clients/data-holders.ts';
import { nextAskAt } from '../domain/erasure.ts';
import { beginErasures, confirm, dueParts, postpone, type DuePart } from '../store/erasures.ts';
import type { Tables } from '../store/schema.ts';
import { forgetKept } from '../store/users.ts';

const DAY_MS = 86_400_000;
/** Whoever was deleted before then is known to be followed already, or was deleted long before anything was. */
const BEGIN_DAYS = 30;
/** Users looks itself, and forgets what it finds. */
const OWN = 'users';
/** How many questions each service is asked in a run. */
const OF_EACH = 100;

type Answer = { part: DuePart; found?: WhatIsLeft };

/**
 * Asks each service whether anything is left of the accounts that were deleted, until all have looked and found nothing.
 * The services are asked side by side; one that does not answer is asked about one account, and again later.
 */
export async function confirmErasures(
  { holders, apps = appsWithData }: { holders: DataHolders; apps?: readonly string[] },
  { db, now, log, stopping }: Pick<JobRun<Tables>, 'db' | 'now' | 'log' | 'stopping'>,
): Promise<{ begun: number; confirmed: number; completed: number }> {
  const since = new Date(now().getTime() - BEGIN_DAYS * DAY_MS);
  const begun = await beginErasures(db, { since, apps, now: now() });
  const due = groupBy(await dueParts(db, now(), OF_EACH), ({ app }) => app);
  const answers = await Promise.all([...due.values()].map((parts) => ask(parts)));
  let [confirmed, completed] = [0, 0];
  for (const { part, found } of answers.flat()) {
    if (found === undefined || found.left.length > 0) {
      if (found) log.warn({ ...about(part), left: found.left }, 'a service still has something of an erased account');
      if (found && part.app === OWN) await db.transaction().execute((tx) => forgetKept(tx, part.user_id));
      await postpone(db, part, { askAt: nextAskAt(now(), part.in_vain), left: found?.left });
      continue;
    }
    const given = { at: now(), kept: found.kept, entryId: uuidv7() };
    const isLast = await db.transaction().execute((tx) => confirm(tx, part, given));
    confirmed += 1;
    if (isLast) completed += 1;
  }
  return { begun, confirmed, completed };

  async function ask(parts: readonly DuePart[]): Promise<Answer[]> {
    const answered: Answer[] = [];
    for (const part of parts) {
      if (stopping()) break;
      try {
        const found = await holders.lookFor(part.app, part.user_id);
        answered.push({ part, found });
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        log.warn({ ...about(part), code: error.code }, 'a service did not say whether an erased account is gone');
        answered.push({ part });
        break;
      }
    }
    return answered;
  }
}

const about = ({ app, user_id }: DuePart) => ({ service: app, user_id });
