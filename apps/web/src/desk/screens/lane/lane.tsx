import { ScanBarcode } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../../design/button.tsx';
import { Mark, Message } from '../../../design/message.tsx';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { ScreenBody } from '../../../house/screen.tsx';
import { useKeys, useScans } from '../../keys/deeds.ts';
import { isSettled, type Entry } from './entry.ts';
import { outcomeOf } from './outcome.ts';
import { play } from './sounds.ts';
import { texts } from './texts.ts';
import { useLane } from './use-lane.ts';
import { VisitPanel } from './visit-panel.tsx';

/** How many lines are shown: about an hour of a busy desk. */
const SHOWN = 100;

/** The one lane of the desk: whatever is scanned, it finds out what it is and does it. */
export default function LaneScreen() {
  const t = useTexts(texts);
  const { entries, visit, isAway, scan, endVisit } = useLane();
  useScans(scan);
  useSounds(entries);
  useKeys({ ...(visit && { end: endVisit }) });
  const waiting = entries.filter((entry) => !isSettled(entry)).length;
  return (
    <ScreenBody title={t.title} hideTitle>
      <div class="lane">
        <div class="stack">
          <CodeForm onCode={scan} />
          {isAway && (
            <Message tone="soon">
              <p>{t.away(waiting)}</p>
            </Message>
          )}
          {visit ? <VisitPanel visit={visit} entries={entries} onEnd={endVisit} /> : <p class="quiet">{t.nobody}</p>}
        </div>
        <section aria-label={t.journal}>
          <ol class="list lane-journal" aria-live="polite">
            {entries
              .slice(-SHOWN)
              .toReversed()
              .map((entry) => (
                <Line key={entry.id} entry={entry} />
              ))}
          </ol>
          {entries.length === 0 && <p class="quiet">{t.empty}</p>}
        </section>
      </div>
    </ScreenBody>
  );
}

/** For a code that no scanner can read: typed by hand. */
function CodeForm({ onCode }: { onCode: (code: string) => void }) {
  const t = useTexts(texts);
  const [code, write] = useState('');
  return (
    <form
      class="field"
      onSubmit={(event) => {
        event.preventDefault();
        const typed = code.trim();
        if (typed.length >= 3) onCode(typed);
        write('');
      }}
    >
      <label for="code">{t.code}</label>
      <div class="lane-code">
        <input
          class="input"
          id="code"
          name="code"
          value={code}
          autoComplete="off"
          spellcheck={false}
          maxLength={32}
          onInput={(event) => write(event.currentTarget.value)}
        />
        <Button kind="main" type="submit">
          <ScanBarcode aria-hidden="true" />
          {t.enter}
        </Button>
      </div>
    </form>
  );
}

function Line({ entry }: { entry: Entry }) {
  const t = useTexts(texts);
  const formats = useFormats();
  const { tone, what, detail } = outcomeOf(entry, t, formats);
  return (
    <li class={`lane-line lane-${tone}`} aria-busy={!isSettled(entry)}>
      <span class="numbers quiet">{formats.time(entry.at)}</span>
      <div>
        <b>{detail[0] ?? entry.code}</b>
        {detail.slice(1).map((line) => (
          <p key={line}>{line}</p>
        ))}
        <p class="small quiet numbers">{entry.code}</p>
      </div>
      <Mark tone={tone}>{what}</Mark>
    </li>
  );
}

/** Each scan is heard once, when it is settled. */
function useSounds(entries: Entry[]): void {
  const heard = useRef<Set<string>>();
  useEffect(() => {
    const settled = entries.filter(isSettled);
    if (!heard.current) {
      // What was settled before the window opened is old news.
      if (entries.length > 0) heard.current = new Set(settled.map(({ id }) => id));
      return;
    }
    for (const { id, state } of settled) {
      if (heard.current.has(id)) continue;
      heard.current.add(id);
      if (state.at === 'refused') play('no');
      else if (state.at === 'done')
        play(
          state.act.kind === 'unknown'
            ? 'no'
            : state.act.kind === 'show' || state.act.kind === 'choose'
              ? 'look'
              : 'done',
        );
    }
  }, [entries]);
}
