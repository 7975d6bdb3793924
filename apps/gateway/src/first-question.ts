import type { Request } from 'express';

/** The account that a page is signed in to, if it is. */
export type AccountOf = (request: Request) => Promise<string | undefined>;

type Screen = { audience: string; asksFirst?: string | undefined };

/**
 * The address that a screen asks first, with the parts of the page's own address put in, and `:me` for the account.
 *
 * @returns nothing where it asks nothing, or where the library would only say that nobody is signed in
 */
export async function firstQuestion(
  { audience, asksFirst }: Screen,
  request: Request,
  accountOf: AccountOf,
): Promise<string | undefined> {
  if (asksFirst === undefined) return undefined;
  const me = audience === 'everybody' ? undefined : await accountOf(request);
  if (audience !== 'everybody' && me === undefined) return undefined;
  const parts: Record<string, unknown> = { ...request.params, me };
  return asksFirst.replaceAll(/:(\w+)/g, (_all, name: string) => encodeURIComponent(String(parts[name])));
}
