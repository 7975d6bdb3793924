import type { CardHolder } from '../clients/users.ts';
import type { Outcome } from '../clients/ask.ts';
import type { Account } from '../clients/loans.ts';
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

type OnLoan = { fault: string } | { fault?: undefined; loans: Account['loans']; isProven: boolean };

/** What the reader of a card has on loan, for whoever renews it; or why that is told to nobody, such as a wrong password. */
export async function onLoan(request: Message, visit: Visit): Promise<OnLoan> {
  const { done: who, refused } = await whoIs(request, visit);
  if (refused) return { fault: refused.text };
  if (who.fault !== undefined) return { fault: who.fault };
  const account = await visit.context.loans.account(who.reader.id, visit);
  if (account.refused) return { fault: account.refused.text };
  return { loans: account.done.loans, isProven: who.isProven };
}

/** Where a password came with a card, it must be right: why it is not, or why the card is refused. */
export async function faultOfPassword(request: Message, visit: Visit): Promise<string | undefined> {
  if (said(request, 'AD') === '') return undefined;
  const { done, refused } = await whoIs(request, visit);
  return refused ? refused.text : done.fault;
}
