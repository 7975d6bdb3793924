import type { ComponentChildren } from 'preact';
import { Link } from 'wouter-preact';
import { Button } from '../../design/button.tsx';
import { Mark } from '../../design/message.tsx';
import { useBranches } from '../../house/branches.ts';
import { useFormats } from '../../house/formats.ts';
import { useTexts } from '../../house/language.ts';
import { StrokeKeys } from '../keys/stroke.tsx';
import type { Foreseen } from '../carried/foresee.ts';
import { deskJournal } from './desk-journal.ts';
import { isSettled, type Entry } from './entry.ts';
import { HeldFor } from './held-for.tsx';
import type { Line } from './lines.ts';
import { outcomeOf } from './outcome.ts';
import { texts } from './texts.ts';

type EntryLineProps = {
  line: Line;
  /** What it will come to, while the library is away. */
  foreseen?: Foreseen | undefined;
  /** What can be done about it, besides answering its question. */
  children?: ComponentChildren;
};

/** A line of the journal: when, what, and what became of it. */
export function EntryLine({ line, foreseen, children }: EntryLineProps) {
  const t = useTexts(texts);
  const formats = useFormats();
  const { nameOf } = useBranches();
  const { entry } = line;
  const { tone, what, title, detail } = outcomeOf(line, t, formats, nameOf, foreseen);
  const readerId = readerOf(entry);
  const { copy, keptFor } = entry.state.at === 'done' ? entry.state : {};
  const holdId = copy?.hold_id;
  return (
    <li
      class={`lane-line lane-${tone}`}
      aria-busy={!isSettled(entry)}
      data-entry={entry.id}
      data-asks={entry.state.at === 'asking' ? '' : undefined}
    >
      <span class="numbers quiet">{formats.time(entry.at)}</span>
      <div class="stack stack-tight">
        <div>
          <b>
            {title !== undefined && readerId !== undefined ? (
              <Link href={`/desk/readers/${readerId}`}>{title}</Link>
            ) : (
              (title ?? entry.code)
            )}
          </b>
          {detail.map((one) => (
            <p key={one}>{one}</p>
          ))}
          {holdId !== undefined && <HeldFor holdId={holdId} known={keptFor} />}
          {title !== undefined && entry.code !== '' && <p class="small quiet numbers">{entry.code}</p>}
        </div>
        {entry.state.at === 'asking' && (
          <div class="row">
            <Button onPress={() => deskJournal.choose(entry, 'card')}>
              <StrokeKeys strokes={['Digit1']} /> {t.isCard}
            </Button>
            <Button onPress={() => deskJournal.choose(entry, 'copy')}>
              <StrokeKeys strokes={['Digit2']} /> {t.isCopy}
            </Button>
          </div>
        )}
        {children}
      </div>
      <Mark tone={tone}>{what}</Mark>
    </li>
  );
}

/** Whose line it is. */
function readerOf({ state }: Entry): string | undefined {
  if (state.at !== 'done' && state.at !== 'refused') return undefined;
  const { act } = state;
  if (act?.kind === 'open') return act.reader.id;
  return act && 'readerId' in act ? act.readerId : undefined;
}
