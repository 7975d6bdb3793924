import type { components } from '#contracts/users.ts';

/** How long it is known what somebody has read: `legal` is as long as the library has to know it. */
export type ReadingHistory = components['schemas']['ReadingHistory'];
