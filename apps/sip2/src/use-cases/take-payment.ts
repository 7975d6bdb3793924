import type { Message } from '../domain/layouts.ts';
import { textOf } from '../domain/texts.ts';
import { answerFields, shown, type Exchange, type Replying } from './exchange.ts';

/** Machines take no payments: fines are paid at the desk, one by one. */
export const takePayment: Exchange<'37', '38'> = {
  answer: async (request, visit) => notTaken(request, visit, textOf('payments_at_desk', visit.language)),
  refuse: (request, replying, text) => notTaken(request, replying, text),
};

const notTaken = (request: Message<'37'>, replying: Replying, text: string): Message<'38'> => ({
  code: '38',
  fixed: { accepted: 'N', date: replying.date },
  fields: answerFields(request, replying, ['AA'], [shown(text)]),
});
