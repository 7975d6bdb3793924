import { z } from 'zod';
import type { ApiError } from '#core/api-error.ts';
import { pagedBy, uuid } from '#http/cursor.ts';
import type { Platform } from '#platform/platform.ts';
import { askApp } from './ask-app.ts';
import type { OnBehalf } from './on-behalf-of.ts';

const newestFirst = pagedBy(uuid);

type Options<Item> = {
  invoker: Platform<unknown>['invoker'];
  /** Each app has them at /internal/<collection>. */
  collection: string;
  item: z.ZodType<Item>;
  apps: readonly string[];
  /** For an app that has none. */
  unknownApp: () => ApiError;
};

/** Other members are passed on to each app. */
type Gathering = { app?: string; cursor?: string; limit?: number; [filter: string]: string | number | undefined };

/** Collects what several apps store for admins, on behalf of the admin who asks. */
export function askApps<Item extends { id: string }>({ invoker, collection, item, apps, unknownApp }: Options<Item>) {
  const items = z.object({ items: z.array(item) });

  const ask = (app: string, method: 'GET' | 'POST', path: string, headers: OnBehalf): Promise<unknown> =>
    askApp(invoker, { appId: app, method, path: `/internal/${collection}${path}`, headers });

  /** @throws ApiError 404 */
  function known(app: string): string {
    if (!apps.includes(app)) throw unknownApp();
    return app;
  }

  return {
    /** A page of the items of all apps, or of one; and which apps did not answer. */
    async gather({ app, cursor, limit = 20, ...filter }: Gathering, headers: OnBehalf) {
      const [before] = newestFirst.after(cursor) ?? [];
      const search = new URLSearchParams({ limit: String(limit + 1) });
      for (const [name, value] of Object.entries({ ...filter, before }))
        if (value !== undefined) search.set(name, String(value));
      const asked = app === undefined ? apps : [known(app)];
      const answers = await Promise.allSettled(
        asked.map(async (one) => items.parse(await ask(one, 'GET', `?${search.toString()}`, headers)).items),
      );
      const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
      // Ids rise with time, over all apps.
      const sorted = found.sort((a, b) => (a.id < b.id ? 1 : -1));
      const page = newestFirst.page(
        sorted,
        limit,
        ({ id }) => [id],
        (one) => one,
      );
      const unanswered = asked.filter((_, index) => answers[index]?.status === 'rejected');
      return { ...page, unanswered };
    },

    /** Has an app settle one, in one of the ways that it offers. */
    settle: async (app: string, id: string, way: string, headers: OnBehalf): Promise<Item> =>
      item.parse(await ask(known(app), 'POST', `/${id}/${way}`, headers)),
  };
}
