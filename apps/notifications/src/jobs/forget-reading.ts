import type { JobRun } from '#platform/jobs.ts';
import type { NotificationsContext } from '../context.ts';
import { ABOUT_READING } from '../domain/notice.ts';
import { purgeOld, purgeUnwanted } from '../store/reading-history.ts';
import type { Tables } from '../store/schema.ts';

/** Removes notices that tell what somebody has read, once that is known no more: loans forgets it as late (anonymise-loans). */
export async function forgetReading(
  { historyTerms: { lastReaderDays, historyDays } }: Pick<NotificationsContext, 'historyTerms'>,
  { db, now, stopping }: JobRun<Tables>,
): Promise<{ purged: number }> {
  const common = { types: ABOUT_READING, now: now(), stopping };
  const unwanted = await purgeUnwanted(db, { ...common, days: lastReaderDays });
  return { purged: unwanted + (await purgeOld(db, { ...common, days: historyDays })) };
}
