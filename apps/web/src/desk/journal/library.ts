import { answered, api, Refusal } from '../../house/api.ts';
import type { Exception } from '../exceptions/exception-rules.ts';
import type { Damage, Reasons, Receiver, Scan } from './entry.ts';
import { deskId } from '../settings.ts';
import { isNoAnswer, isOfOlderRelease } from './no-answer.ts';
import type { Library, Told } from './work.ts';
import { reasonsOf } from './reasons-of.ts';

/** What was scanned longer ago than this is recorded as of when it was scanned. */
const LATE_MS = 60_000;
/** Where a desk stands that nobody has said anything about. */
const MAIN_BRANCH = 'main';
/** Without an answer for so long, it is asked for again. */
const PATIENCE_MS = 15_000;

/** Clocks that differ by less are taken to be the same; a connection takes its time too. */
const SAME_CLOCK_MS = 120_000;

/** By how much the library's clock is ahead of this computer's, in ms; nothing before the two were compared. */
let clockOffset: number | undefined;

async function compareClocks(asked: Promise<{ response: Response }>): Promise<void> {
  const { headers } = (await asked).response;
  const offset = Date.parse(headers.get('date') ?? '') - Date.now();
  if (!Number.isNaN(offset)) clockOffset = Math.abs(offset) > SAME_CLOCK_MS ? offset : 0;
}

/** When something that was scanned longer ago was, by the library's clock. */
export const asOf = (at: number): string | undefined => (Date.now() - at > LATE_MS ? inLibrary(at) : undefined);

/**
 * What is asked with this moment is asked with it each time, so the clocks are compared before.
 *
 * @param onSlow is called when an answer takes long
 */
export async function byLibraryClock(at: number, onSlow: () => void): Promise<string> {
  if (clockOffset === undefined) await heardSoon(compareClocks(api.GET('/branches', { signal: signal() })), onSlow);
  return inLibrary(at);
}

const inLibrary = (at: number): string => new Date(at + (clockOffset ?? 0)).toISOString();

/** A refusal is an answer; anything else is none, and may come later. */
async function orRefused<Data>(asked: Promise<Data>): Promise<Data | { refused: Reasons }> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof Refusal) || isNoAnswer(error.problem)) throw error;
    return { refused: reasonsOf(error.problem) };
  }
}

function waitForNewRelease(error: unknown): never {
  if (error instanceof Refusal && isOfOlderRelease(error.problem))
    throw new Error('The library is being brought up to date.', { cause: error });
  throw error;
}

/** So long an answer may take before the desk says that it waits for one. */
const SLOW_MS = 2_000;

async function heardSoon<Answer>(asked: Promise<Answer>, onSlow: () => void): Promise<Answer> {
  const slow = setTimeout(onSlow, SLOW_MS);
  try {
    return await asked;
  } finally {
    clearTimeout(slow);
  }
}

const signal = () => AbortSignal.timeout(PATIENCE_MS);
/** For many at a time. */
const longSignal = () => AbortSignal.timeout(2 * PATIENCE_MS);
const under = (key: string) => ({ header: { 'Idempotency-Key': key } });

const overriding = <Rule>({ rules, reason }: Exception<Rule>) => ({ overrides: [...rules], reason });

const pair = (code: string, scan: Scan | undefined): [string, Scan][] => (scan ? [[code, scan]] : []);

const asDamaged = ({ loanId, note, amountMinor }: Damage) => ({
  ...(loanId !== undefined && { loan_id: loanId }),
  ...(note !== undefined && { note }),
  ...(amountMinor !== undefined && { amount_minor: amountMinor }),
});

/** By the clock of this computer, which the library compares with its own. */
function asTold({ id, at, act }: Told) {
  const told = { id, desk: deskId.get(), at: new Date(at).toISOString() };
  if (act.kind === 'take') {
    const { readerId, amount, method, charge, place } = act;
    return {
      ...told,
      kind: 'pay' as const,
      branch_id: place.branch_id ?? MAIN_BRANCH,
      reader_id: readerId,
      amount_minor: amount.amount_minor,
      method,
      ...(charge && { charge_id: charge.id }),
      ...(place.till_id !== undefined && { till_id: place.till_id }),
    };
  }
  const { what, to, barcode, branch } = act;
  return {
    ...told,
    kind: what,
    branch_id: branch ?? MAIN_BRANCH,
    barcode,
    ...(to && ('card' in to ? cardOf(to) : { reader_id: to.readerId })),
  };
}

const cardOf = ({ card, isUnregistered }: Extract<Receiver, { card: string }>) => ({
  card_number: card,
  ...(isUnregistered && { unregistered: true }),
});

/**
 * The library over its public API.
 *
 * @param onSlow is called when an answer takes long
 */
export function libraryThat(onSlow: () => void): Library {
  const ask = <Data>(asked: Promise<Data>) => heardSoon(orRefused(asked), onSlow);
  return {
    lookUp: async (code) => {
      const asked = api.GET('/desk/scan', { params: { query: { code } }, signal: signal() });
      const scan = await ask(answered(asked));
      await compareClocks(asked);
      return scan;
    },

    checkIn: async (wanted, key) => {
      const { branch, scannedAt, fromBox, inHouse, mayBeCard, forReader, damaged, barcode } = wanted;
      const body = {
        barcode,
        scanned_at: scannedAt,
        ...(branch !== undefined && { branch_id: branch }),
        ...(fromBox && { from_box: fromBox }),
        ...(inHouse && { in_house: inHouse }),
        ...(mayBeCard && { may_be_card: mayBeCard }),
        ...(forReader && { for_reader: forReader }),
        ...(damaged && { damaged: asDamaged(damaged) }),
      };
      const asked = api.POST('/desk/check-in', { params: under(key), body, signal: signal() });
      const checkedIn = await ask(answered(asked).catch(waitForNewRelease));
      await compareClocks(asked);
      return checkedIn;
    },

    lookUpAll: async (codes) => {
      const asked = api.POST('/desk/scans', { body: { codes: [...codes] }, signal: longSignal() });
      const found = await ask(answered(asked));
      await compareClocks(asked);
      return 'refused' in found ? found : new Map(codes.flatMap((code, place) => pair(code, found.items[place])));
    },

    tell: async (entries) => {
      const body = { sent_at: new Date().toISOString(), entries: entries.map(asTold) };
      const asked = api.POST('/desk/journal', { body, signal: longSignal() });
      const told = await ask(answered(asked).catch(waitForNewRelease));
      return 'refused' in told ? told : new Map(told.items.map((answer) => [answer.id, answer]));
    },

    register: ({ card, name, language, until }, key) => {
      // Of the category of those who register by themselves.
      const body = {
        full_name: name,
        card_number: card,
        language,
        patron_category: 'adult',
        expires_on: until,
      };
      return ask(answered(api.POST('/users', { params: under(key), body, signal: signal() })));
    },

    lend: ({ readerId, barcode, branch, dueDate, asOf: issuedAt, despite }, key) => {
      const order = {
        reader_id: readerId,
        barcode,
        ...(branch !== undefined && { branch_id: branch }),
        ...(dueDate !== undefined && { due_date: dueDate }),
        ...(issuedAt !== undefined && { issued_at: issuedAt }),
      };
      const asked = { params: under(key), signal: signal() };
      return ask(
        answered(
          despite
            ? api.POST('/loans/override', { ...asked, body: { ...order, ...overriding(despite) } })
            : api.POST('/loans/issue', { ...asked, body: order }),
        ),
      );
    },

    giveBack: ({ loanId, branch, asOf: returnedAt, fromBox }, key) =>
      ask(
        answered(
          api.POST('/loans/return', {
            params: under(key),
            body: {
              loan_id: loanId,
              ...(branch !== undefined && { branch_id: branch }),
              ...(returnedAt !== undefined && { returned_at: returnedAt }),
              ...(fromBox && { from_box: true }),
            },
            signal: signal(),
          }),
        ),
      ),

    renew: ({ loanId, despite }, key) => {
      const asked = { params: { path: { loan_id: loanId }, ...under(key) }, signal: signal() };
      return ask(
        answered(
          despite
            ? api.POST('/loans/{loan_id}/renewal-override', { ...asked, body: overriding(despite) })
            : api.POST('/loans/{loan_id}/renew', asked),
        ),
      );
    },

    settle: ({ fineId, as, why = '', place, method = 'cash', amount, isPart }, key) =>
      ask(
        as === 'paid'
          ? answered(
              api.POST('/charges/{charge_id}/pay', {
                params: { path: { charge_id: fineId }, ...under(key) },
                body: { method, ...(isPart && amount && { amount_minor: amount.amount_minor }), ...place },
                signal: signal(),
              }),
            )
          : answered(
              api.POST('/charges/{charge_id}/waive', {
                params: { path: { charge_id: fineId }, ...under(key) },
                body: { comment: why },
                signal: signal(),
              }),
            ),
      ),

    receive: async ({ barcode, branch, undamaged }, key) => {
      const body = { barcode, branch, ...(undamaged && { undamaged }) };
      const answer = await ask(answered(api.POST('/copy-arrivals', { params: under(key), body, signal: signal() })));
      return 'refused' in answer ? answer : answer.copy;
    },

    use: ({ barcode }, key) =>
      ask(answered(api.POST('/copy-uses', { params: under(key), body: { barcode }, signal: signal() }))),

    copyNow: async (barcode) => {
      const asked = api.GET('/copies', { params: { query: { barcode } }, signal: signal() });
      return answered(asked).catch(() => undefined);
    },

    record: ({ barcode, to: status }, key) =>
      ask(answered(api.PATCH('/copies', { params: under(key), body: { barcode, status }, signal: signal() }))),
  };
}
