import type { Request } from 'express';
import { z } from 'zod';
import { apiError, entryOf } from '#errors';
import type { operations } from '#contracts/gateway.ts';
import { ApiError, unavailable } from '#core/api-error.ts';
import type { OperationHandlers } from '#http/operations.ts';
import type { Platform } from '#platform/platform.ts';
import { askApp } from '../ask-app.ts';
import { onBehalfOf, type OnBehalf } from '../on-behalf-of.ts';
import { Archive } from './archive.ts';
import { readablePage } from './readable-page.ts';
import type { Language } from './words.ts';

const held = z.object({
  items: z.array(z.object({ kind: z.string(), data: z.record(z.string(), z.unknown()) })),
  next_cursor: z.string().optional(),
});
const accountData = z.object({ language: z.enum(['ru', 'en']) });

export type Item = z.output<typeof held>['items'][number];

const ACCOUNTS = 'users';

/** More pages of one app, or bytes in all, than anybody has; an archive is in memory until it is sent. */
const MOST_PAGES = 200;
const MOST_BYTES = 32 * 1024 * 1024;
const MOST_AT_ONCE = 4;

/**
 * What the gateway gathers on somebody from each app that holds something on people, on behalf of whoever asks: each app
 * itself checks who that is. An archive has all of it; if one app does not answer, none is made.
 *
 * @param apps those that are asked
 */
export function personalDataExport(
  invoker: Platform<unknown>['invoker'],
  apps: readonly string[],
  now: () => Date = () => new Date(),
): OperationHandlers<Pick<operations, 'exportPersonalData'>> {
  const underWay = new Set<Request>();
  // It knows whose account it is, so it may refuse: then no other app is asked.
  const inOrder = [ACCOUNTS, ...apps.filter((app) => app !== ACCOUNTS)];
  return {
    exportPersonalData: async ({ path, raw }) => {
      takePlace(underWay, raw);
      const madeAt = now().toISOString();
      const archive = new Archive(madeAt);
      const headers = onBehalfOf(raw);
      const ask = (app: string) => heldBy(invoker, app, path.user_id, { headers, isWanted: () => underWay.has(raw) });
      const note = noteIn(invoker, path.user_id, headers);
      await fill(archive, { apps: inOrder, ask, madeAt }).catch(async (error: unknown) => {
        archive.abandon();
        if (!isRefusal(error)) await note({ complete: false }).catch(() => undefined);
        throw error;
      });
      // Nobody gets an archive that the trail does not know of.
      await note({ complete: true });
      return {
        status: 200,
        body: archive.end(),
        headers: { 'Content-Disposition': `attachment; filename="library-data-${madeAt.slice(0, 10)}.zip"` },
      };
    },
  };
}

/** For the audit trail, which users has: the gateway has none. @throws ApiError 503 if it is not kept */
const noteIn =
  (invoker: Platform<unknown>['invoker'], userId: string, headers: OnBehalf) =>
  async (body: { complete: boolean }): Promise<void> => {
    await askApp(invoker, { appId: ACCOUNTS, method: 'POST', path: `/internal/exports/${userId}`, headers, body });
  };

/** Then whichever app has refused keeps that. */
const isRefusal = (error: unknown): boolean => error instanceof ApiError && entryOf(error).status === 403;

/** Takes one of a few places, until the archive is sent or whoever asked is gone. @throws ApiError 503 if none is free */
function takePlace(underWay: Set<Request>, request: Request): void {
  if (underWay.size >= MOST_AT_ONCE) throw unavailable('enough archives are under way');
  underWay.add(request);
  request.res?.once('close', () => underWay.delete(request));
}

type Contents = { apps: readonly string[]; ask: (app: string) => AsyncIterable<readonly Item[]>; madeAt: string };

/** Writes what each app holds to a file of its own, and all of it to a page. @throws ApiError 404, or 422 if it is too large */
async function fill(archive: Archive, { apps, ask, madeAt }: Contents): Promise<void> {
  const index = archive.add('index.html');
  let page: ReturnType<typeof readablePage> | undefined;
  for (const app of apps) {
    const file = archive.add(`${app}.json`);
    await file.write(`{"made_at":"${madeAt}","items":[`);
    let before = '\n';
    for await (const items of ask(app)) {
      if (!page) {
        page = readablePage({ language: languageIn(items), madeAt });
        await index.write(page.head);
      }
      if (items.length > 0) {
        await file.write(before + items.map((item) => JSON.stringify(item)).join(',\n'));
        before = ',\n';
      }
      await index.write(page.part(app, items));
      if (archive.bytes > MOST_BYTES) throw apiError('archive_too_large');
    }
    await file.write('\n]}\n');
    await file.end();
  }
  await index.write(page?.foot ?? '');
  await index.end();
}

/** That of the account, which is the first that users tells. */
function languageIn(items: readonly Item[]): Language {
  const [account] = items;
  if (account?.kind !== 'account') throw apiError('user_not_found');
  return accountData.parse(account.data).language;
}

type Asking = { headers: OnBehalf; isWanted: () => boolean };

/** Page after page. @throws ApiError the app's own, 503 if it does not answer, or 422 if it is too much */
async function* heldBy(
  invoker: Platform<unknown>['invoker'],
  appId: string,
  userId: string,
  { headers, isWanted }: Asking,
): AsyncGenerator<Item[]> {
  let cursor: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    if (!isWanted()) throw unavailable('whoever asked is gone');
    const query = cursor === undefined ? '' : `?${new URLSearchParams({ cursor }).toString()}`;
    const path = `/internal/personal-data/${userId}${query}`;
    const answer = held.parse(await askApp(invoker, { appId, method: 'GET', path, headers }));
    yield answer.items;
    if (answer.next_cursor === undefined) return;
    cursor = answer.next_cursor;
  }
  throw apiError('archive_too_large');
}
