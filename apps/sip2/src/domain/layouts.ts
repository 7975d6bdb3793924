type Layouts = Record<string, Record<string, number>>;

/** What machines ask. */
const asked = {
  '93': { user_algorithm: 1, password_algorithm: 1 },
  '99': { status: 1, print_width: 3, version: 4 },
  '97': {},
  '23': { language: 3, date: 18 },
  '63': { language: 3, date: 18, summary: 10 },
  '11': { renewal_policy: 1, no_block: 1, date: 18, no_block_due: 18 },
  '09': { no_block: 1, date: 18, return_date: 18 },
  '29': { third_party: 1, no_block: 1, date: 18, no_block_due: 18 },
  '65': { date: 18 },
  '17': { date: 18 },
  '35': { date: 18 },
  '37': { date: 18, fee_type: 2, payment_type: 2, currency: 3 },
  '15': { mode: 1, date: 18 },
} as const satisfies Layouts;

/** What they are answered. */
const answers = {
  '94': { ok: 1 },
  '98': {
    online: 1,
    checkin: 1,
    checkout: 1,
    renewal: 1,
    status_update: 1,
    offline: 1,
    timeout: 3,
    retries: 3,
    date: 18,
    version: 4,
  },
  '96': {},
  '24': { status: 14, language: 3, date: 18 },
  '64': {
    status: 14,
    language: 3,
    date: 18,
    holds: 4,
    overdue: 4,
    charged: 4,
    fines: 4,
    recalls: 4,
    unavailable: 4,
  },
  '12': { ok: 1, renewal: 1, magnetic: 1, desensitize: 1, date: 18 },
  '10': { ok: 1, resensitize: 1, magnetic: 1, alert: 1, date: 18 },
  '30': { ok: 1, renewal: 1, magnetic: 1, desensitize: 1, date: 18 },
  '66': { ok: 1, renewed: 4, unrenewed: 4, date: 18 },
  '18': { circulation: 2, security: 2, fee_type: 2, date: 18 },
  '36': { ended: 1, date: 18 },
  '38': { accepted: 1, date: 18 },
  '16': { ok: 1, available: 1, date: 18 },
} as const satisfies Layouts;

/**
 * The messages of SIP2 that are spoken here (3M Standard Interchange Protocol, version 2.00): the fixed fields of each,
 * in their order, with their lengths. What follows them are variable fields, in any order.
 */
export const layouts = { ...asked, ...answers };

export type Code = keyof typeof layouts;

/** A variable field: its two letters, and what it says. */
export type Field = readonly [name: string, value: string];

/** A message by what it says, without what protects its transmission. */
export type Message<C extends Code = Code> = {
  [Each in C]: { code: Each; fixed: Record<keyof (typeof layouts)[Each], string>; fields: readonly Field[] };
}[C];

/** Whether it is one that machines ask. */
export const isAsked = (code: Code): code is keyof typeof asked => Object.hasOwn(asked, code);

export const isCode = (text: string): text is Code => Object.hasOwn(layouts, text);

/** What a message says first by a variable field; empty where it says nothing. */
export const said = ({ fields }: Pick<Message, 'fields'>, name: string): string =>
  fields.find(([one]) => one === name)?.[1] ?? '';
