import type { Message } from '../domain/layouts.ts';
import { answerFields, shown, yes, type Exchange, type Replying } from './exchange.ts';

/** Nothing is kept of whoever stood there, so this says yes. */
export const endVisit: Exchange<'35', '36'> = {
  answer: async (request, visit) => ended(request, visit, true, ''),
  refuse: (request, replying, text) => ended(request, replying, false, text),
};

const ended = (request: Message<'35'>, replying: Replying, is: boolean, text: string): Message<'36'> => ({
  code: '36',
  fixed: { ended: yes(is), date: replying.date },
  fields: answerFields(request, replying, ['AA'], [shown(text)]),
});
