import { useTexts } from '../../../house/language.ts';
import { useAccount } from '../../../house/session.ts';
import { deskJournal } from '../../journal/desk-journal.ts';
import type { Entry, Meant, Visit } from '../../journal/entry.ts';
import {
  canUndo,
  lastDone,
  toOverride,
  toChargeDamage,
  toPutBack,
  toRecordDamaged,
  type Line,
} from '../../journal/lines.ts';
import { useKeys } from '../../keys/deeds.ts';
import { currentRow } from '../../keys/rows.ts';
import { say } from '../../note.tsx';
import { copySlipOf, copyWithSlip } from '../../slips/copy-slip.ts';
import { printSlip } from '../../slips/printing.ts';
import { slipOf, slipOfVisit } from '../../slips/slip.ts';
import { texts } from './texts.ts';

/** What was done last for the reader at the desk, or without one: nobody means what another reader has taken home. */
const lastOf = (lines: readonly Line[], visit: Visit | undefined): Line | undefined =>
  lastDone(visit ? lines.filter(({ entry }) => entry.id > visit.id) : lines);

/** The line that an undo would be of, unless another one has the focus. */
export function toBeUndone(lines: readonly Line[], visit: Visit | undefined): Line | undefined {
  const last = lastOf(lines, visit);
  return last && canUndo(last) ? last : undefined;
}

/**
 * Keys that are about a line: the one that has the focus, or else the last one.
 *
 * @param onOverride is called for a refused line that an exception may be made for
 * @param onCharge is called for the damage of a line that its reader may be charged for
 */
export function useLineKeys(
  lines: readonly Line[],
  entries: readonly Entry[],
  visit: Visit | undefined,
  onOverride: (entry: Entry) => void,
  onCharge: (entry: Entry) => void,
): void {
  const t = useTexts(texts);
  const staffId = useAccount()?.id;
  const focused = (): Line | undefined => {
    const id = currentRow()?.dataset['entry'];
    return lines.find(({ entry }) => entry.id === id);
  };
  const choose = (meant: Meant) => {
    const asked = lines.find(({ entry }) => entry.state.at === 'asking');
    if (asked) deskJournal.choose(asked.entry, meant);
    else say(t.noQuestion);
  };
  useKeys({
    undo: () => {
      const line = focused() ?? lastOf(lines, visit);
      if (!line) say(t.nothingToUndo);
      else if (canUndo(line)) deskJournal.undo(line.entry);
      else say(whyNot(line, t));
    },
    slip: () => {
      const line =
        focused() ?? (visit ? undefined : lines.findLast((one) => copyWithSlip(one.entry) ?? slipOf(one, entries)));
      const copy = line && copyWithSlip(line.entry);
      if (copy) {
        void copySlipOf(copy).then((slip) => (slip ? printSlip(slip) : say(t.noSlip)));
        return;
      }
      const last = lines.findLast((one) => slipOf(one, entries));
      const slip = line
        ? slipOf(line, entries)
        : ((visit && slipOfVisit(visit, entries)) ?? (last && slipOf(last, entries)));
      if (slip) printSlip(slip);
      else say(t.noSlip);
    },
    putBack: () => {
      const line = focused() ?? lines.at(-1);
      const copy = line && toPutBack(line, lines);
      if (copy) deskJournal.putBack(copy);
      else say(t.nothingToPutBack);
    },
    recordDamaged: () => {
      const line = focused() ?? lines.at(-1);
      const lying = line && toRecordDamaged(line, lines);
      if (lying) deskJournal.recordDamaged(lying);
      else if (line && toChargeDamage(line, lines, staffId)) onCharge(line.entry);
      else say(t.nothingDamaged);
    },
    override: () => {
      const mayBe = (line: Line) => toOverride(line, lines, visit?.reader.id);
      const line = focused();
      const refused = line ? mayBe(line) : lines.findLast(mayBe);
      if (refused) onOverride(refused.entry);
      else say(t.nothingToOverride);
    },
    first: () => choose('card'),
    second: () => choose('copy'),
  });
}

function whyNot(
  { entry: { state } }: Line,
  t: { notYet: string; cannotUndoThis: string; nothingToUndo: string },
): string {
  if (state.at === 'waiting' || state.at === 'decided' || state.at === 'asking') return t.notYet;
  const isOther = state.at === 'done' && ['renew', 'settle', 'take', 'use'].includes(state.act.kind);
  return isOther ? t.cannotUndoThis : t.nothingToUndo;
}
