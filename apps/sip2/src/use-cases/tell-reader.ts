import { libraryDay } from '#core/library-day.ts';
import type { Account } from '../clients/loans.ts';
import { amount, counted, itemsBetween, listAskedFor, payableMinor, type List } from '../domain/item-lists.ts';
import { numberOf } from '../domain/language.ts';
import { said, type Field, type Message } from '../domain/layouts.ts';
import { patronStatus } from '../domain/standing.ts';
import { answerFields, shown, yes, type Exchange, type Replying, type Visit } from './exchange.ts';
import { whoIs, type Who } from './who.ts';

type Known = Who & { account: Account; status: string };
type Answer = { known: Known | undefined; text: string };

/** Whether somebody may borrow; their name and what they owe, once they have proved who they are. */
export const tellStanding: Exchange<'23', '24'> = {
  answer: async (request, visit) => standing(request, visit, await look(request, visit)),
  refuse: (request, replying, text) => standing(request, replying, { known: undefined, text }),
};

/** The same, with how much they have on loan; and what, once they have proved who they are. */
export const tellReader: Exchange<'63', '64'> = {
  answer: async (request, visit) => reader(request, visit, await look(request, visit)),
  refuse: (request, replying, text) => reader(request, replying, { known: undefined, text }),
};

async function look(request: Message<'23' | '63'>, visit: Visit): Promise<Answer> {
  const { loans, env, now } = visit.context;
  const who = await whoIs(request, visit);
  if (who.refused) return { known: undefined, text: who.refused.text };
  const { reader: holder, fault } = who.done;
  const account = await loans.account(holder.id, visit);
  if (account.refused) return { known: undefined, text: account.refused.text };
  const status = patronStatus({
    blocked: {
      borrowing: holder.blocked,
      renewals: holder.forbidden?.includes('renew') ?? holder.blocked,
      holds: holder.forbidden?.includes('hold') ?? holder.blocked,
    },
    expired: holder.expires_on !== undefined && holder.expires_on < libraryDay(now(), env.TIME_ZONE),
    verified: holder.verified,
    atLimit: account.done.loans.length >= holder.loan_limit,
    hasOverdue: account.done.loans.some(isOverdue),
    owesTooMuch: account.done.owes_too_much,
    beyondLimits: account.done.refused_by_limits,
  });
  return { known: { ...who.done, account: account.done, status }, text: fault ?? '' };
}

const isOverdue = ({ status }: Account['loans'][number]): boolean => status === 'overdue';

/** Its copy stands on the hold shelf. */
const isReady = ({ state }: Account['holds'][number]): boolean => state === 'ready';

const standing = (request: Message<'23'>, replying: Replying, { known, text }: Answer): Message<'24'> => ({
  code: '24',
  fixed: {
    status: known?.status ?? patronStatus(undefined),
    language: numberOf(replying.language),
    date: replying.date,
  },
  fields: answerFields(request, replying, ['AA'], [...personal(known), shown(text)]),
});

const reader = (request: Message<'63'>, replying: Replying, { known, text }: Answer): Message<'64'> => {
  const { loans = [], holds = [], fines = [] } = known?.account ?? {};
  return {
    code: '64',
    fixed: {
      status: known?.status ?? patronStatus(undefined),
      language: numberOf(replying.language),
      date: replying.date,
      holds: counted(holds.filter(isReady).length),
      overdue: counted(loans.filter(isOverdue).length),
      charged: counted(loans.length),
      fines: counted(fines.length),
      recalls: counted(0),
      unavailable: counted(holds.filter((hold) => !isReady(hold)).length),
    },
    fields: answerFields(
      request,
      replying,
      ['AA'],
      [
        ...personal(known),
        known && (['CB', counted(known.reader.loan_limit)] as const),
        ...items(request, known),
        shown(text),
      ],
    ),
  };
};

/** Without a password a card tells only that it is good. */
const personal = (known: Known | undefined): (Field | undefined)[] => [
  ['AE', known?.isProven ? known.reader.full_name : ''],
  ['BL', yes(known !== undefined)],
  ['CQ', yes(known?.isProven === true)],
  ...(known?.isProven
    ? ([
        ['BH', known.account.balance.currency],
        ['BV', amount(payableMinor(known.account))],
      ] as const)
    : []),
];

function items(request: Message<'63'>, known: Known | undefined): Field[] {
  const list = listAskedFor(request.fixed.summary);
  if (!list || !known?.isProven) return [];
  const chosen = itemsBetween(itemsOf(list, known.account), said(request, 'BP'), said(request, 'BQ'));
  return chosen.map((item) => [list, item]);
}

function itemsOf(list: List, { loans, holds, fines }: Account): string[] {
  switch (list) {
    case 'AT':
      return loans.filter(isOverdue).map(({ barcode }) => barcode);
    case 'AU':
      return loans.map(({ barcode }) => barcode);
    case 'AV':
      return fines.map(({ title, comment, outstanding: owed }) =>
        `${amount(owed.amount_minor)} ${owed.currency} ${title ?? comment ?? ''}`.trimEnd(),
      );
    case 'AS':
      return holds.filter(isReady).map(({ title }) => title);
    case 'CD':
      return holds.filter((hold) => !isReady(hold)).map(({ title }) => title);
    case 'BU':
      return [];
  }
}
