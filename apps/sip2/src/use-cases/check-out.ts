import type { Loan } from '../clients/loans.ts';
import { said, type Message } from '../domain/layouts.ts';
import { textOf } from '../domain/texts.ts';
import { faultOfPassword } from './who.ts';
import { aboutLoan, answerFields, one, shown, yes, type Exchange, type Replying } from './exchange.ts';

/**
 * Lends a copy to the reader of a card. What was lent while the library was away is lent now: only staff set dates, so the
 * machine is told to say so.
 */
export const checkOut: Exchange<'11', '12'> = {
  answer: async (request, visit) => {
    const fault = await faultOfPassword(request, visit);
    if (fault !== undefined) return lent(request, visit, undefined, fault);
    const order = { barcode: said(request, 'AB'), card: said(request, 'AA') };
    const { done, refused } = await visit.context.loans.lend(order, visit, visit.key);
    if (refused) return lent(request, visit, undefined, refused.text);
    const isLate = request.fixed.no_block === 'Y';
    return lent(request, visit, done, isLate ? textOf('recorded_now', visit.language) : '');
  },
  refuse: (request, replying, text) => lent(request, replying, undefined, text),
};

function lent(request: Message<'11'>, replying: Replying, loan: Loan | undefined, text: string): Message<'12'> {
  return {
    code: '12',
    fixed: {
      ok: one(loan !== undefined),
      renewal: 'N',
      magnetic: 'U',
      desensitize: yes(loan !== undefined),
      date: replying.date,
    },
    fields: answerFields(request, replying, ['AA', 'AB'], [...aboutLoan(loan), shown(text)]),
  };
}
