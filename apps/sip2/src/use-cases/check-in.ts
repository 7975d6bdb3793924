import { said, type Message } from '../domain/layouts.ts';
import { textOf } from '../domain/texts.ts';
import { answerFields, one, shown, yes, type Exchange, type Replying } from './exchange.ts';

/** Nobody has it, as far as the library knows: so it is back, and there is nothing to take back. */
const BACK_ANYWAY = new Set(['already_returned', 'copy_not_on_loan']);

type Returned = { ok: boolean; alert: boolean; title?: string; text: string };

/** Takes a copy back. Whatever cannot be shelved just so makes the machine call somebody, or sort it out. */
export const checkIn: Exchange<'09', '10'> = {
  answer: async (request, visit) => {
    const { done, refused } = await visit.context.loans.takeBack(said(request, 'AB'), visit, visit.key);
    if (done) return takenBack(request, visit, { ok: true, alert: false, title: done.title, text: '' });
    return takenBack(request, visit, {
      ok: BACK_ANYWAY.has(refused.code),
      alert: true,
      text: `${refused.text} ${textOf('hand_to_desk', visit.language)}`,
    });
  },
  refuse: (request, replying, text) => takenBack(request, replying, { ok: false, alert: false, text }),
};

function takenBack(request: Message<'09'>, replying: Replying, { ok, alert, title, text }: Returned): Message<'10'> {
  return {
    code: '10',
    fixed: { ok: one(ok), resensitize: yes(ok), magnetic: 'U', alert: yes(alert), date: replying.date },
    // AQ, where a copy belongs, is a field of the standard that no answer may lack; the library has one shelf.
    fields: answerFields(request, replying, ['AB'], [['AQ', ''], ['AJ', title ?? ''], shown(text)]),
  };
}
