import type { Outcome } from '../clients/ask.ts';
import type { Hold, KnownHold } from '../clients/loans.ts';
import { said, type Message } from '../domain/layouts.ts';
import { textOf, type Text } from '../domain/texts.ts';
import { answerFields, one, shown, yes, type Exchange, type Replying, type Visit } from './exchange.ts';
import { whoIs } from './who.ts';

type Asked = Message<'15'>;
/** What became of a hold, or why nothing did. */
type Kept = { hold: Hold; text: Text } | { hold?: undefined; fault: string };

/** Machines name what is meant by a sign, and a hold on one copy by a number. */
const PLACE = '+';
const CHANGE = '*';
const CANCEL = '-';
const THIS_COPY = '3';

/**
 * Places, changes or cancels the hold of a reader on the book that a copy is of. Not with the card alone: it would tell whoever has found it
 * what its reader waits for, and let them end that.
 */
export const keepHold: Exchange<'15', '16'> = {
  answer: async (request, visit) => {
    const kept = await keep(request, visit);
    if (kept.hold === undefined) return answered(request, visit, undefined, kept.fault);
    return answered(request, visit, kept.hold, textOf(kept.text, visit.language));
  },
  refuse: (request, replying, text) => answered(request, replying, undefined, text),
};

async function keep(request: Asked, visit: Visit): Promise<Kept> {
  const { done: who, refused } = await whoIs(request, visit);
  if (refused) return { fault: refused.text };
  if (!who.isProven) return { fault: who.fault ?? textOf('password_needed', visit.language) };
  const copy = await visit.context.books.copy(said(request, 'AB'), visit);
  if (copy.refused) return { fault: copy.refused.text };
  const about = { readerId: who.reader.id, bookId: copy.done.book_id, barcode: copy.done.barcode };
  switch (request.fixed.mode) {
    case PLACE:
      return asKept(await place(request, about, visit), 'hold_placed');
    case CHANGE:
    case CANCEL:
      return ofReader(request, about, visit);
    default:
      return { fault: textOf('not_done', visit.language) };
  }
}

type About = { readerId: string; bookId: string; barcode: string };

const place = (request: Asked, { readerId, bookId, barcode }: About, visit: Visit): Promise<Outcome<Hold>> => {
  const wanted = said(request, 'BY') === THIS_COPY ? { barcode } : { bookId };
  return visit.context.loans.placeHold({ readerId, branch: pickUpAt(request, visit), ...wanted }, visit, visit.key);
};

/** What they have a hold on already. */
async function ofReader(request: Asked, { readerId, bookId }: About, visit: Visit): Promise<Kept> {
  const { loans } = visit.context;
  const { done: account, refused } = await loans.account(readerId, visit);
  if (refused) return { fault: refused.text };
  const known = account.holds.find((hold) => hold.book_id === bookId);
  const id = known?.id;
  if (known === undefined || id === undefined) return { fault: textOf('no_such_hold', visit.language) };
  if (request.fixed.mode === CHANGE) {
    const wanted = { id, branch: pickUpAt(request, visit), ...daysOf(known) };
    return asKept(await loans.moveHold(wanted, visit, visit.key), 'hold_changed');
  }
  const reason = textOf('cancelled_at_machine', visit.language);
  return asKept(await loans.cancelHold(id, reason, visit, visit.key), 'hold_cancelled');
}

const daysOf = ({ id: _id, book_id: _book, title: _title, state: _state, ...days }: KnownHold) => days;

/** Where the machine says, or where it stands. */
const pickUpAt = (request: Asked, { context: { env }, terminal }: Visit): string =>
  said(request, 'BS') || (env.SIP2_BRANCHES.get(terminal.id.toLowerCase()) ?? env.SIP2_BRANCH);

const asKept = ({ done, refused }: Outcome<Hold>, text: Text): Kept =>
  refused ? { fault: refused.text } : { hold: done, text };

const HAS_COPY: ReadonlySet<string> = new Set(['to_fetch', 'in_transit', 'ready']);

const answered = (request: Asked, replying: Replying, hold: Hold | undefined, text: string): Message<'16'> => ({
  code: '16',
  fixed: {
    ok: one(hold !== undefined),
    available: yes(hold !== undefined && HAS_COPY.has(hold.state)),
    date: replying.date,
  },
  fields: answerFields(
    request,
    replying,
    ['AA', 'AB'],
    [
      hold && (['AJ', hold.title] as const),
      hold && (['BS', hold.branch_id] as const),
      hold?.position === undefined ? undefined : (['BR', String(hold.position)] as const),
      shown(text),
    ],
  ),
});
