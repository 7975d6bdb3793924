import { counted } from '../domain/item-lists.ts';
import type { Field, Message } from '../domain/layouts.ts';
import { answerFields, one, shown, type Exchange, type Replying } from './exchange.ts';
import { onLoan } from './who.ts';

/** What is not renewed by then is told as not renewed: the machine does not wait for longer. */
const LONGEST_MS = 5_000;

type Renewals = { renewed: string[]; unrenewed: string[]; isProven: boolean };

/** Renews all that can be renewed of what a reader has on loan. Which books these are is told to whoever has proved who they are. */
export const renewAll: Exchange<'65', '66'> = {
  answer: async (request, visit) => {
    const { loans, now } = visit.context;
    const held = await onLoan(request, visit);
    if (held.fault !== undefined) return all(request, visit, undefined, held.fault);
    const until = now().getTime() + LONGEST_MS;
    const renewals: Renewals = { renewed: [], unrenewed: [], isProven: held.isProven };
    for (const { id, barcode } of held.loans) {
      const isTried = now().getTime() < until;
      const { done } = isTried ? await loans.renew(id, visit, `${visit.key}-${id}`) : {};
      (done ? renewals.renewed : renewals.unrenewed).push(barcode);
    }
    return all(request, visit, renewals, '');
  },
  refuse: (request, replying, text) => all(request, replying, undefined, text),
};

function all(request: Message<'65'>, replying: Replying, renewals: Renewals | undefined, text: string): Message<'66'> {
  const { renewed, unrenewed, isProven } = renewals ?? { renewed: [], unrenewed: [], isProven: false };
  const named = isProven
    ? [...renewed.map((barcode): Field => ['BM', barcode]), ...unrenewed.map((barcode): Field => ['BN', barcode])]
    : [];
  return {
    code: '66',
    fixed: {
      ok: one(renewals !== undefined),
      renewed: counted(renewed.length),
      unrenewed: counted(unrenewed.length),
      date: replying.date,
    },
    fields: answerFields(request, replying, [], [...named, shown(text)]),
  };
}
