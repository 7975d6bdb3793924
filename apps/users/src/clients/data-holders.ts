import { z } from 'zod';
import { unavailable } from '#core/api-error.ts';
import type { WhatIsLeft } from '#platform/erasure-operation.ts';
import type { Platform } from '#platform/platform.ts';

const whatIsLeft = z.object({
  left: z.array(z.string()),
  kept: z.array(z.object({ kind: z.string(), until: z.string().exactOptional() })),
});

/** What users needs of each service that may hold something on people. */
export type DataHolders = {
  /** @throws ApiError 503 if the service gives no answer. */
  lookFor(app: string, userId: string): Promise<WhatIsLeft>;
};

/** @param own looks in this service itself, which does not call itself */
export const createDataHolders = (
  invoker: Platform<unknown>['invoker'],
  own: { app: string; look: (userId: string) => Promise<WhatIsLeft> },
): DataHolders => ({
  lookFor: async (appId, userId) => {
    if (appId === own.app) return own.look(userId);
    const answer = await invoker.invoke({ appId, method: 'GET', path: `/internal/erasures/${userId}` });
    const read = whatIsLeft.safeParse(answer.body);
    // An instance of the previous release does not know the question.
    if (answer.status !== 200 || !read.success) throw unavailable(answer.status);
    return read.data;
  },
});
