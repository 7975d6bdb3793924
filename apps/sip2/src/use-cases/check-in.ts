import type { Outcome } from '../clients/ask.ts';
import type { Copy } from '../clients/books.ts';
import type { Loan } from '../clients/loans.ts';
import { said, type Message } from '../domain/layouts.ts';
import { alertOf, isSorted, type Alert } from '../domain/sorting.ts';
import { textOf } from '../domain/texts.ts';
import { answerFields, one, shown, yes, type Exchange, type Replying, type Visit } from './exchange.ts';

/** Nobody has it, as far as the library knows: so it is back, and there is nothing to take back. */
const BACK_ANYWAY = new Set(['already_returned', 'copy_not_on_loan']);

type Returned = {
  ok: boolean;
  /** Somebody, or the machine, has to do something with it. */
  isCalled: boolean;
  alert?: Alert | undefined;
  home?: string | undefined;
  title?: string;
  text: string;
};

/**
 * Takes a copy back at the branch where the machine stands. Whatever cannot be shelved just so makes the machine call somebody, or sort it out. For whom a copy
 * is kept, it is not told: whoever stands there would read it, too.
 */
export const checkIn: Exchange<'09', '10'> = {
  answer: async (request, visit) => {
    const barcode = said(request, 'AB');
    const { done, refused } = await takeBack(barcode, visit);
    const handToDesk = textOf('hand_to_desk', visit.language);
    if (refused) {
      const text = `${refused.text} ${handToDesk}`;
      return takenBack(request, visit, { ok: BACK_ANYWAY.has(refused.code), isCalled: true, text });
    }
    const copy = await seen(barcode, visit);
    const alert = copy && alertOf(copy);
    const isCalled = alert !== undefined || copy === undefined || !isSorted(copy);
    return takenBack(request, visit, {
      ok: true,
      isCalled,
      alert,
      home: copy?.home_branch,
      title: done.title,
      text: isCalled ? handToDesk : '',
    });
  },
  refuse: (request, replying, text) => takenBack(request, replying, { ok: false, isCalled: false, text }),
};

/** A branch that is not known, or no longer, must not keep what lies in the machine on loan. */
async function takeBack(barcode: string, visit: Visit): Promise<Outcome<Loan>> {
  const { env, loans } = visit.context;
  const branch = env.SIP2_BRANCHES.get(visit.terminal.id.toLowerCase()) ?? env.SIP2_BRANCH;
  const back = await loans.takeBack({ barcode, branch }, visit, visit.key);
  return back.refused?.fields.includes('branch_id')
    ? loans.takeBack({ barcode, branch: undefined }, visit, `${visit.key}-anywhere`)
    : back;
}

/** What has become of the copy. It is back, whether that can be told or not; if not, it may be kept for a hold. */
async function seen(barcode: string, visit: Visit): Promise<Copy | undefined> {
  try {
    return (await visit.context.books.copy(barcode, visit)).done;
  } catch {
    return undefined;
  }
}

function takenBack(
  request: Message<'09'>,
  replying: Replying,
  { ok, isCalled, alert, home, title, text }: Returned,
): Message<'10'> {
  return {
    code: '10',
    fixed: { ok: one(ok), resensitize: yes(ok), magnetic: 'U', alert: yes(isCalled), date: replying.date },
    // AQ, where a copy belongs, is a field of the standard that no answer may lack.
    fields: answerFields(
      request,
      replying,
      ['AB'],
      [
        ['AQ', home ?? ''],
        ['AJ', title ?? ''],
        alert && (['CV', alert.type] as const),
        alert && (['CT', alert.destination] as const),
        shown(text),
      ],
    ),
  };
}
