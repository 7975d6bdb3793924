import { codeKey } from '#core/scanned-code.ts';
import type { Loan } from '../clients/loans.ts';
import { said, type Message } from '../domain/layouts.ts';
import { sipDueDate } from '../domain/sip-date.ts';
import { textOf } from '../domain/texts.ts';
import { answerFields, one, shown, yes, type Exchange, type Replying } from './exchange.ts';
import { whoIs } from './who.ts';

/** Renews what the reader of this card has on loan; nothing that others have, though a machine might. */
export const renew: Exchange<'29', '30'> = {
  answer: async (request, visit) => {
    const { loans } = visit.context;
    const refuse = (text: string) => renewed(request, visit, undefined, text);
    const who = await whoIs(request, visit);
    if (who.refused) return refuse(who.refused.text);
    if (who.done.fault !== undefined) return refuse(who.done.fault);
    const account = await loans.account(who.done.reader.id, visit);
    if (account.refused) return refuse(account.refused.text);
    const barcode = codeKey(said(request, 'AB'));
    const loan = account.done.loans.find((one) => codeKey(one.barcode) === barcode);
    if (!loan) return refuse(textOf('no_such_loan', visit.language));
    const { done, refused } = await loans.renew(loan.id, visit, visit.key);
    return renewed(request, visit, done, refused?.text ?? '');
  },
  refuse: (request, replying, text) => renewed(request, replying, undefined, text),
};

const renewed = (request: Message<'29'>, replying: Replying, loan: Loan | undefined, text: string): Message<'30'> => ({
  code: '30',
  fixed: {
    ok: one(loan !== undefined),
    renewal: yes(loan !== undefined),
    magnetic: 'U',
    desensitize: 'N',
    date: replying.date,
  },
  fields: answerFields(
    request,
    replying,
    ['AA', 'AB'],
    [['AJ', loan?.title ?? ''], ['AH', loan ? sipDueDate(loan.due_date) : ''], shown(text)],
  ),
});
