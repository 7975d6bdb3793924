import { useState } from 'preact/hooks';
import { Button } from '../../../design/button.tsx';
import { useTexts } from '../../../house/language.ts';
import { ScreenBody } from '../../../house/screen.tsx';
import { useForeseen } from '../../carried/use-foreseen.ts';
import { deskJournal, useEntries } from '../../journal/desk-journal.ts';
import { EntryLine } from '../../journal/entry-line.tsx';
import { linesOf, needingPerson, type Line } from '../../journal/lines.ts';
import { QueueMessage } from '../../journal/queue.tsx';
import { texts } from './texts.ts';

/** Lines shown at first, and more with each press. */
const PAGE = 50;

/** What was scanned and done at this desk: first what needs a person, then everything. */
export function JournalScreen() {
  const t = useTexts(texts);
  const lines = linesOf(useEntries());
  const foreseen = useForeseen();
  const forPerson = needingPerson(lines);
  const toSee = forPerson.filter(({ entry }) => entry.state.at !== 'asking');
  const [shown, show] = useState(PAGE);
  return (
    <ScreenBody title={t.title}>
      <QueueMessage always />
      <section class="stack" aria-label={t.person}>
        <div class="row row-apart">
          <h2>{t.person}</h2>
          {toSee.length > 1 && <Button onPress={() => seeTo(toSee)}>{t.allSeen}</Button>}
        </div>
        {forPerson.length === 0 && <p class="quiet">{t.nobody}</p>}
        <ul class="list lane-journal">
          {forPerson.toReversed().map((line) => (
            <EntryLine key={line.entry.id} line={line}>
              {line.entry.state.at !== 'asking' && (
                <div data-act>
                  <Button onPress={() => seeTo([line])}>{t.seen}</Button>
                </div>
              )}
            </EntryLine>
          ))}
        </ul>
      </section>
      <section class="stack" aria-label={t.all}>
        <h2>{t.all}</h2>
        <p class="quiet small">{lines.length === 0 ? t.empty : t.kept}</p>
        <ol class="list lane-journal">
          {lines
            .slice(-shown)
            .toReversed()
            .map((line) => (
              <EntryLine key={line.entry.id} line={line} foreseen={foreseen.get(line.entry.id)} />
            ))}
        </ol>
        {lines.length > shown && (
          <div>
            <Button onPress={() => show(shown + PAGE)}>{t.earlier}</Button>
          </div>
        )}
      </section>
    </ScreenBody>
  );
}

const seeTo = (lines: readonly Line[]): void =>
  deskJournal.seeTo(lines.flatMap(({ entry, undo }) => [entry, ...(undo ? [undo] : [])]));
