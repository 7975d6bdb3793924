import { z } from 'zod';
import { unavailable } from '#core/api-error.ts';
import type { Platform } from '#platform/platform.ts';

const whatIsLeft = z.object({
  left: z.array(z.string()),
  kept: z.array(z.object({ kind: z.string(), until: z.string().exactOptional() })),
});

export type WhatIsLeft = z.output<typeof whatIsLeft>;

/** What users needs of each service that may hold something on people; of itself, too. */
export type DataHolders = {
  /** @throws ApiError 503 if the service gives no answer. */
  lookFor(app: string, userId: string): Promise<WhatIsLeft>;
};

export const createDataHolders = (invoker: Platform<unknown>['invoker']): DataHolders => ({
  lookFor: async (appId, userId) => {
    const answer = await invoker.invoke({ appId, method: 'GET', path: `/internal/erasures/${userId}` });
    const read = whatIsLeft.safeParse(answer.body);
    // An instance of the previous release does not know the question.
    if (answer.status !== 200 || !read.success) throw unavailable(answer.status);
    return read.data;
  },
});
