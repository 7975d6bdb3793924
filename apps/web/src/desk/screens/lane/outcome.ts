import type { Tone } from '../../../design/message.tsx';
import type { Formats } from '../../../house/formats.ts';
import type { Entry } from './entry.ts';
import type { LaneTexts } from './texts.ts';

/** What became of a scan: its tone, a word for it, and lines that say more. */
export type Outcome = { tone: Tone; what: string; detail: string[] };

export function outcomeOf({ state }: Entry, t: LaneTexts, { day, money }: Formats): Outcome {
  if (state.at === 'waiting' || state.at === 'decided') return { tone: 'calm', what: t.waiting, detail: [] };
  if (state.at === 'refused') return { tone: 'bad', what: t.refused, detail: ['', ...state.reasons] };
  const { act, loan } = state;
  switch (act.kind) {
    case 'open':
      return { tone: 'calm', what: t.reader, detail: [act.reader.full_name] };
    case 'lend':
      return { tone: 'good', what: t.lent, detail: loan ? [loan.title, t.until(day(loan.due_date))] : [] };
    case 'return': {
      const fine = loan?.fine && t.fine(money(loan.fine.amount));
      return {
        tone: fine === undefined ? 'good' : 'soon',
        what: t.returned,
        detail: loan ? [loan.title, ...(fine === undefined ? [] : [fine])] : [],
      };
    }
    case 'show':
      return { tone: 'soon', what: t.shelf[act.copy.status], detail: [act.copy.title, t.scanCard] };
    case 'choose':
      return { tone: 'soon', what: t.two, detail: [t.both(act.reader.full_name, act.copy.title)] };
    case 'unknown':
      return { tone: 'bad', what: t.unknown, detail: ['', t.checkCode] };
    default:
      return act satisfies never;
  }
}
