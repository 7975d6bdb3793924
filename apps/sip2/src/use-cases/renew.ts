import { codeKey } from '#core/scanned-code.ts';
import type { Loan } from '../clients/loans.ts';
import { said, type Message } from '../domain/layouts.ts';
import { textOf } from '../domain/texts.ts';
import { aboutLoan, answerFields, one, shown, yes, type Exchange, type Replying } from './exchange.ts';
import { onLoan } from './who.ts';

/** Renews what the reader of this card has on loan; nothing that others have, though a machine might. */
export const renew: Exchange<'29', '30'> = {
  answer: async (request, visit) => {
    const { loans } = visit.context;
    const refuse = (text: string) => renewed(request, visit, undefined, text);
    const held = await onLoan(request, visit);
    if (held.fault !== undefined) return refuse(held.fault);
    const barcode = codeKey(said(request, 'AB'));
    const loan = held.loans.find((one) => codeKey(one.barcode) === barcode);
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
  fields: answerFields(request, replying, ['AA', 'AB'], [...aboutLoan(loan), shown(text)]),
});
