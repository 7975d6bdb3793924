import { strToU8, zipSync } from 'fflate';
import { z } from 'zod';
import { apiError } from '#errors';
import type { operations } from '#contracts/gateway.ts';
import { unavailable } from '#core/api-error.ts';
import type { OperationHandlers } from '#http/operations.ts';
import type { Platform } from '#platform/platform.ts';
import { askApp } from '../ask-app.ts';
import { onBehalfOf, type OnBehalf } from '../on-behalf-of.ts';
import { readablePage } from './readable-page.ts';

const page = z.object({
  items: z.array(z.object({ kind: z.string(), data: z.record(z.string(), z.unknown()) })),
  next_cursor: z.string().optional(),
});
const account = z.object({ language: z.enum(['ru', 'en']) });

export type Item = z.output<typeof page>['items'][number];

const ACCOUNTS = 'users';

/** So many pages of one app are more than anybody has. */
const MOST_PAGES = 200;

/**
 * What the gateway gathers on somebody from each app that holds something on people, on behalf of whoever asks: each app
 * itself checks who that is. An archive has all of it; if one app does not answer, none is made.
 *
 * @param apps those that are asked
 */
export const personalDataExport = (
  invoker: Platform<unknown>['invoker'],
  apps: readonly string[],
  now: () => Date = () => new Date(),
): OperationHandlers<Pick<operations, 'exportPersonalData'>> => ({
  exportPersonalData: async ({ path, raw }) => {
    const headers = onBehalfOf(raw);
    const ask = async (app: string) => ({ app, items: await heldBy(invoker, app, path.user_id, headers) });
    // It knows whose account it is, so it may refuse: then no other app is asked.
    const accounts = await ask(ACCOUNTS);
    const parts = [accounts, ...(await Promise.all(apps.filter((app) => app !== ACCOUNTS).map(ask)))];
    const known = parts.flatMap(({ items }) => items).find(({ kind }) => kind === 'account');
    if (!known) throw apiError('user_not_found');
    const { language } = account.parse(known.data);
    const madeAt = now().toISOString();
    const files = {
      'index.html': strToU8(readablePage(parts, { language, madeAt })),
      ...Object.fromEntries(
        parts.map(({ app, items }) => [`${app}.json`, strToU8(JSON.stringify({ made_at: madeAt, items }, null, 2))]),
      ),
    };
    return {
      status: 200,
      body: zipSync(files, { mtime: madeAt }),
      headers: { 'Content-Disposition': `attachment; filename="library-data-${madeAt.slice(0, 10)}.zip"` },
    };
  },
});

/** @throws ApiError the app's own, or 503 if it does not answer */
async function heldBy(
  invoker: Platform<unknown>['invoker'],
  appId: string,
  userId: string,
  headers: OnBehalf,
): Promise<Item[]> {
  const found: Item[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const query = cursor === undefined ? '' : `?${new URLSearchParams({ cursor }).toString()}`;
    const path = `/internal/personal-data/${userId}${query}`;
    const answer = page.parse(await askApp(invoker, { appId, method: 'GET', path, headers }));
    found.push(...answer.items);
    if (answer.next_cursor === undefined) return found;
    cursor = answer.next_cursor;
  }
  throw unavailable(`${appId} holds more than fits into an archive`);
}
