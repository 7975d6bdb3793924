import { minorOf } from '../domain/item-lists.ts';
import { said, type Message } from '../domain/layouts.ts';
import { textOf } from '../domain/texts.ts';
import { answerFields, shown, yes, type Exchange, type Replying } from './exchange.ts';
import { whoIs } from './who.ts';

/** What the machine calls a payment is kept with it. */
const LONGEST_ID = 100;

/** Records what the machine has taken: for what the reader owes, the oldest first, and never more than that. */
export const takePayment: Exchange<'37', '38'> = {
  answer: async (request, visit) => {
    const { loans } = visit.context;
    const refuse = (text: string) => answered(request, visit, { isTaken: false, text });
    const amountMinor = minorOf(said(request, 'BV'));
    if (amountMinor === undefined) return refuse(textOf('wrong_amount', visit.language));
    const { done: who, refused } = await whoIs(request, visit);
    if (refused) return refuse(refused.text);
    if (who.fault !== undefined) return refuse(who.fault);
    const account = await loans.account(who.reader.id, visit);
    if (account.refused) return refuse(account.refused.text);
    if (account.done.balance.currency !== request.fixed.currency) return refuse(textOf('wrong_amount', visit.language));
    const comment = said(request, 'BK').trim().slice(0, LONGEST_ID) || undefined;
    const paid = await loans.pay({ readerId: who.reader.id, amountMinor, comment }, visit, visit.key);
    return paid.refused
      ? refuse(paid.refused.text)
      : answered(request, visit, { isTaken: true, text: textOf('paid', visit.language) });
  },
  refuse: (request, replying, text) => answered(request, replying, { isTaken: false, text }),
};

const answered = (
  request: Message<'37'>,
  replying: Replying,
  { isTaken, text }: { isTaken: boolean; text: string },
): Message<'38'> => ({
  code: '38',
  fixed: { accepted: yes(isTaken), date: replying.date },
  fields: answerFields(request, replying, ['AA', 'BK'], [shown(text)]),
});
