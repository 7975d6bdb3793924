import type { CardHolder } from '../clients/users.ts';
import type { Outcome } from '../clients/ask.ts';
import { said, type Message } from '../domain/layouts.ts';
import type { Visit } from './exchange.ts';

/** Who stands there, by their card; `isProven` if they have typed their password, too. */
export type Who = { reader: CardHolder; isProven: boolean; fault: string | undefined };

export async function whoIs(request: Message, visit: Visit): Promise<Outcome<Who>> {
  const { auth, users } = visit.context;
  const { done: reader, refused } = await users.byCard(said(request, 'AA'), visit);
  if (refused) return { refused };
  const password = said(request, 'AD');
  if (password === '') return { done: { reader, isProven: false, fault: undefined } };
  const fault = await auth.faultOf({ userId: reader.id, password }, visit);
  return { done: { reader, isProven: fault === undefined, fault } };
}

/** Where a password came with a card, it must be right: why it is not, or why the card is refused. */
export async function faultOfPassword(request: Message, visit: Visit): Promise<string | undefined> {
  if (said(request, 'AD') === '') return undefined;
  const { done, refused } = await whoIs(request, visit);
  return refused ? refused.text : done.fault;
}
