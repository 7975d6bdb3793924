import type { Copy } from '../clients/books.ts';
import { circulationStatus } from '../domain/circulation.ts';
import { said, type Message } from '../domain/layouts.ts';
import { answerFields, shown, type Exchange, type Replying } from './exchange.ts';

/** What a copy is, and whether it is here. */
export const tellItem: Exchange<'17', '18'> = {
  answer: async (request, visit) => {
    const { done, refused } = await visit.context.books.copy(said(request, 'AB'), visit);
    return item(request, visit, done, refused?.text ?? '');
  },
  refuse: (request, replying, text) => item(request, replying, undefined, text),
};

const NONE = '00';
const OTHER_FEE = '01';

const item = (request: Message<'17'>, replying: Replying, copy: Copy | undefined, text: string): Message<'18'> => ({
  code: '18',
  fixed: {
    circulation: circulationStatus(copy?.status ?? ''),
    security: NONE,
    fee_type: OTHER_FEE,
    date: replying.date,
  },
  fields: answerFields(request, replying, ['AB'], [['AJ', copy?.title ?? ''], shown(text)]),
});
