import type { Request } from 'express';

/** What the gateway says to apps that it asks for a client: whose token it is, and where they are. */
export const onBehalfOf = (raw: Pick<Request, 'get' | 'ip'>) => ({
  authorization: raw.get('authorization') ?? '',
  'x-client-address': raw.ip ?? 'unknown',
});

export type OnBehalf = ReturnType<typeof onBehalfOf>;
