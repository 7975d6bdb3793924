import type { Tone } from '../../design/message.tsx';
import type { Formats } from '../../house/formats.ts';
import type { Foreseen } from '../carried/foresee.ts';
import { offShelf } from './decide.ts';
import type { Sound } from './sounds.ts';
import type { Act, Copy, Entry, State } from './entry.ts';
import type { Line } from './lines.ts';
import type { JournalTexts } from './texts.ts';

/** What became of an entry: its tone, a word for it, what it is about, and lines that say more. */
export type Outcome = { tone: Tone; what: string; title?: string; detail: string[] };

/**
 * @param nameOf the name of a branch
 * @param foreseen what it will come to, of a scan that waits
 */
export function outcomeOf(
  { entry, undo }: Line,
  t: JournalTexts,
  formats: Formats,
  nameOf: (branch: string) => string,
  foreseen?: Foreseen,
): Outcome {
  if (foreseen && entry.state.at === 'waiting') return foreseenOutcome(foreseen, t, formats);
  const outcome = withCopy(outcomeOfState(entry.state, t, formats), entry.state, t, nameOf);
  return undo ? { ...outcome, ...outcomeOfUndo(undo, entry, outcome, t, formats, nameOf) } : outcome;
}

/** Nothing has been recorded yet: what this desk carries says what to expect. */
function foreseenOutcome(
  { what, title, holder, codes, onLoan, owes }: Foreseen,
  t: JournalTexts,
  formats: Formats,
): Outcome {
  const rules = codes.flatMap((code) => t.codes[code] ?? []);
  const isUnknown = what === 'unknown' || what === 'unknown_card';
  return {
    tone: codes.length > 0 || what === 'lost_card' || isUnknown ? 'soon' : 'calm',
    what: `${t.foreseen[what]} · ${t.waiting}`,
    ...(title !== undefined && { title }),
    detail: [
      ...(onLoan ? [t.has(formats.number(onLoan.count), formats.number(onLoan.limit))] : []),
      ...(owes ? [t.owes(formats.money(owes))] : []),
      ...(holder === undefined ? [] : [what === 'return' ? t.hadBy(holder) : t.keptFor(holder)]),
      ...(rules.length > 0 ? [t.mind(rules.join(', '))] : []),
      ...(isUnknown ? [t.notCarried] : []),
    ],
  };
}

/** What the desk must see of the copy comes first; where it goes comes last. */
function withCopy(outcome: Outcome, state: State, t: JournalTexts, nameOf: (branch: string) => string): Outcome {
  if (state.at !== 'done') return outcome;
  const { act } = state;
  const alert = alertOf(act);
  const copy = lyingAfter(state);
  const where = whereTo(copy, t, nameOf);
  return {
    ...outcome,
    ...((alert !== undefined || where.length > 0) && { tone: 'soon' as const }),
    detail: [
      ...(alert === undefined ? [] : [t.alert(alert)]),
      ...outcome.detail,
      ...(copy && where.length === 0 ? onItsShelf(copy, act, t) : where),
    ],
  };
}

/** The copy that lies on the desk after a scan, of which the desk says where it goes. */
function lyingAfter({ act, copy }: Extract<State, { at: 'done' }>): Copy | undefined {
  if (act.kind === 'show') return act.copy;
  const isBack = act.kind === 'return' || act.kind === 'receive' || act.kind === 'use' || act.kind === 'tell';
  return isBack ? copy : undefined;
}

/** Where a copy that lies on the desk goes, if not to its shelf. */
function whereTo(copy: Copy | undefined, t: JournalTexts, nameOf: (branch: string) => string): string[] {
  if (copy?.destination !== undefined) return [t.send(nameOf(copy.destination))];
  switch (copy?.status) {
    case 'on_hold_shelf':
      return [t.keep];
    case 'damaged':
    case 'in_repair':
      return [t.repair];
    case 'withdrawn':
      return [t.setAside];
    default:
      return [];
  }
}

const ASIDE: ReadonlySet<Copy['status']> = new Set(['on_hold_shelf', 'damaged', 'in_repair', 'withdrawn']);

const goesElsewhere = (copy: Copy | undefined): boolean =>
  copy !== undefined && (copy.destination !== undefined || ASIDE.has(copy.status));

/** Where its shelf is, as far as that is known; of what comes back from a reader nobody asks. */
function onItsShelf(copy: Copy, { kind }: Act, t: JournalTexts): string[] {
  if (copy.status !== 'available') return [];
  const place = shelfOf(copy);
  return place !== '' || kind === 'receive' || kind === 'use' ? [t.shelve(place)] : [];
}

const shelfOf = ({ location, call_number: callNumber }: Copy): string =>
  [location, callNumber].filter((part) => part !== undefined && part !== '').join(' · ');

function alertOf(act: Act): string | undefined {
  if (act.kind === 'show') return act.copy.alert;
  return 'alert' in act ? act.alert : undefined;
}

function outcomeOfState(state: State, t: JournalTexts, { due, day, money, count }: Formats): Outcome {
  if (state.at === 'waiting') return { tone: 'calm', what: t.waiting, detail: [] };
  if (state.at === 'decided') {
    const title = titleOf(state.act, t);
    const detail = state.act.kind === 'take' ? [money(state.act.amount)] : [];
    return { tone: 'calm', what: t.waiting, ...(title !== undefined && { title }), detail };
  }
  if (state.at === 'asking')
    return { tone: 'soon', what: t.two, title: t.whichOne, detail: [t.both(state.reader.name, state.title)] };
  if (state.at === 'refused') {
    const { act } = state;
    const title = act && titleOf(act, t);
    const taken = act?.kind === 'take' ? [money(act.amount)] : [];
    const nobodys = act?.kind === 'register' ? [t.leftToPeople] : [];
    const detail = [...taken, ...nobodys, ...state.reasons, ...leftToPeople(state.broken, t)];
    return { tone: 'bad', what: t.refused, ...(title !== undefined && { title }), detail };
  }
  const { act, loan, charge } = state;
  switch (act.kind) {
    case 'open':
      return act.until === undefined
        ? { tone: 'calm', what: t.reader, title: act.reader.name, detail: [] }
        : { tone: 'good', what: t.registered, title: act.reader.name, detail: [t.provisional(day(act.until))] };
    case 'lend':
      return {
        tone: 'good',
        what: t.lent,
        ...(loan && { title: loan.title }),
        detail: [...(loan ? [t.until(due(loan))] : []), ...exceptionOf(act, t)],
      };
    case 'return': {
      const owed = loan?.fine && t.fine(money(loan.fine.amount));
      const waiting = loan?.waiting ?? 0;
      const refund = loan?.refund && t.refund(money(loan.refund));
      return {
        tone: owed === undefined && refund === undefined && waiting === 0 ? 'good' : 'soon',
        what: waiting > 0 ? t.returnedAwaited : t.returned,
        ...(loan && { title: loan.title }),
        detail: [
          ...(act.fromBox ? [t.fromBox] : []),
          ...[owed, refund].filter((line) => line !== undefined),
          ...(waiting > 0 ? [t.awaited(count(waiting, t.readers))] : []),
        ],
      };
    }
    case 'tell':
      return {
        tone: state.broken ? 'soon' : 'good',
        what: { lend: t.lent, return: t.returned, renew: t.renewed }[act.what],
        ...(act.title !== undefined && { title: act.title }),
        detail: [t.recordedLate, ...leftToPeople(state.broken, t)],
      };
    case 'take':
      return {
        tone: state.broken ? 'soon' : 'good',
        what: act.isPart ? t.settledPart : t.settled.paid,
        title: act.charge?.title ?? t.debt,
        detail: [money(act.amount), t.recordedLate, ...leftToPeople(state.broken, t)],
      };
    case 'renew':
      return {
        tone: 'good',
        what: t.renewed,
        title: act.title,
        detail: [...(loan ? [t.until(due(loan))] : []), ...exceptionOf(act, t)],
      };
    case 'settle':
      return {
        tone: 'good',
        what: act.isPart ? t.settledPart : t.settled[act.as],
        title: act.title,
        detail: charge
          ? [
              money((act.isPart && act.amount) || charge.amount),
              ...(act.isPart ? [t.stillOwed(money(charge.outstanding))] : []),
            ]
          : [],
      };
    case 'receive':
      return {
        tone: 'good',
        what: t.received,
        title: act.title,
        detail: act.was ? [t.found[act.was]] : [],
      };
    case 'use':
      return { tone: 'good', what: t.used, title: act.title, detail: [] };
    case 'record':
      return {
        tone: 'good',
        what: t.shelf[act.to],
        title: act.title,
        detail: act.to === 'available' ? [t.isBack] : [],
      };
    case 'damage':
      return {
        tone: 'good',
        what: t.shelf.damaged,
        title: act.title,
        detail: [t.isDamaged, ...(act.charged ? [t.damageCharged(money(act.charged))] : [])],
      };
    case 'show':
      return {
        tone: 'soon',
        what: t.shelf[act.copy.status],
        title: act.copy.title,
        detail: [
          act.mode !== undefined ? t.nothingInMode : offShelf(act.copy) === undefined ? t.scanCard : t.notForLoan,
        ],
      };
    case 'unknown':
      return { tone: 'bad', what: t.unknown, detail: [t.checkCode] };
    case 'register':
      return { tone: 'calm', what: t.registered, title: act.name, detail: [] };
    case 'lost_card':
      return { tone: 'bad', what: t.lostCard, detail: [t.askWho] };
    case 'unknown_card':
      return { tone: 'bad', what: t.unknownCard, detail: [t.leftToPeople] };
    case 'end':
    case 'nothing':
      return { tone: 'calm', what: '', detail: [] };
    default:
      return act satisfies never;
  }
}

/** What an act is about, where that is known before it is done. */
function titleOf(act: Act, t: JournalTexts): string | undefined {
  if (act.kind === 'take') return act.charge?.title ?? t.debt;
  if (act.kind === 'register') return act.name;
  return 'title' in act ? act.title : undefined;
}

const exceptionOf = ({ despite }: Extract<Act, { kind: 'lend' | 'renew' }>, t: JournalTexts): string[] =>
  despite ? [t.exception(despite.reason)] : [];

/** What the rules say against what was done while the library was away. */
function leftToPeople(codes: readonly string[] | undefined, t: JournalTexts): string[] {
  if (!codes) return [];
  const said = codes.flatMap((code) => t.codes[code] ?? []);
  return [said.length > 0 ? t.taskBecause(said.join(', ')) : t.task];
}

/** What an undo changes about the outcome of what it undoes. */
function outcomeOfUndo(
  { state }: Entry,
  undone: Entry,
  { detail }: Outcome,
  t: JournalTexts,
  { due }: Formats,
  nameOf: (branch: string) => string,
): Partial<Outcome> {
  if (state.at === 'refused') return { detail: [...detail, t.cannotUndo, ...state.reasons] };
  if (state.at !== 'done') return { tone: 'calm', what: t.undoing };
  const { act, loan, copy } = state;
  if (act.kind === 'receive') {
    const where = whereTo(copy, t, nameOf);
    const toShelf = [t.shelve(copy ? shelfOf(copy) : '')];
    const detail = [...(where.length > 0 ? where : toShelf), ...chargeLeft(undone, t)];
    return { tone: where.length > 0 ? 'soon' : 'calm', what: t.undone, detail };
  }
  if (act.kind === 'return') return { tone: 'calm', what: t.undone, detail: [t.returnedAgain] };
  if (act.kind === 'lend' && loan)
    return {
      tone: 'calm',
      what: t.undone,
      detail: [t.lentAgain(due(loan)), ...(hasFine(undone) ? [t.fineStays] : [])],
    };
  if (act.kind === 'record')
    return { tone: 'calm', what: t.undone, detail: [t.recordedAgain(t.shelf[act.to]), ...chargeLeft(undone, t)] };
  return { detail: [...detail, t.cannotUndo] };
}

const chargeLeft = ({ state }: Entry, t: JournalTexts): string[] =>
  state.at === 'done' && state.act.kind === 'damage' && state.act.charged ? [t.chargeStays] : [];

const hasFine = ({ state }: Entry): boolean => state.at === 'done' && state.loan?.fine !== undefined;

const NOTHING_DONE: ReadonlySet<Act['kind']> = new Set(['unknown', 'lost_card', 'unknown_card', 'nothing']);

/** How an entry is heard, once it has come so far. */
export function soundOf({ state }: Entry): Sound | undefined {
  if (state.at === 'refused') return 'no';
  if (state.at === 'asking') return 'look';
  if (state.at !== 'done' || state.act.kind === 'end') return undefined;
  if (NOTHING_DONE.has(state.act.kind)) return 'no';
  const isToLookAt =
    state.act.kind === 'show' ||
    state.broken !== undefined ||
    (state.loan?.waiting ?? 0) > 0 ||
    goesElsewhere(lyingAfter(state)) ||
    alertOf(state.act) !== undefined;
  return isToLookAt ? 'look' : 'done';
}
