import { ScanBarcode } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { Button } from '../../../design/button.tsx';
import { useTexts } from '../../../house/language.ts';
import { ScreenBody } from '../../../house/screen.tsx';
import { maySee } from '../../../house/screens.tsx';
import { useAccount } from '../../../house/session.ts';
import { useCarriedAt } from '../../carried/carry.ts';
import { isOvertaken, payerIn } from '../../carried/foresee.ts';
import { useForeseen } from '../../carried/use-foreseen.ts';
import { deskJournal, useAwaySince, useEntries } from '../../journal/desk-journal.ts';
import { EntryLine } from '../../journal/entry-line.tsx';
import {
  linesOf,
  toChargeDamage,
  toHandOver,
  toOverride,
  toPutBack,
  toRecordDamaged,
  type Line,
} from '../../journal/lines.ts';
import { QueueMessage } from '../../journal/queue.tsx';
import { texts as exceptionTexts } from '../../exceptions/texts.ts';
import { texts as journalTexts } from '../../journal/texts.ts';
import { mayBeSomebody, visitAfter } from '../../journal/visits.ts';
import { useKeys } from '../../keys/deeds.ts';
import { StrokeKeys } from '../../keys/stroke.tsx';
import { slipOfVisit } from '../../slips/slip.ts';
import { DamageCharge } from './damage-charge.tsx';
import { ModeChoice } from './mode-choice.tsx';
import { OverrideLine } from './override-line.tsx';
import { PickUp } from './pick-up.tsx';
import { RegisterAway } from './register-away.tsx';
import { TakeAway, type Payer } from './take-away.tsx';
import { texts } from './texts.ts';
import { toBeUndone, useLineKeys } from './use-line-keys.ts';
import { VisitPanel } from './visit-panel.tsx';

/** How many lines are shown: about an hour of a busy desk. */
const SHOWN = 100;

/** The one lane of the desk: whatever is scanned, it finds out what it is and does it. */
export function LaneScreen() {
  const t = useTexts(texts);
  const { undo } = useTexts(journalTexts);
  const entries = useEntries();
  const lines = linesOf(entries);
  const visit = visitAfter(entries);
  const foreseen = useForeseen();
  const undone = toBeUndone(lines, visit);
  const isAway = useAwaySince() !== undefined;
  const carriedAt = useCarriedAt();
  const standing = visit && isAway && isOvertaken(visit, entries, foreseen) ? undefined : visit;
  const account = useAccount();
  const [excepted, except] = useState<string>();
  const [charged, charge] = useState<string>();
  useLineKeys(
    lines,
    entries,
    visit,
    ({ id }) => except(id),
    ({ id }) => charge(id),
  );
  return (
    <ScreenBody title={t.title} hideTitle>
      <div class="lane">
        <div class="stack">
          <CodeForm onCode={deskJournal.scan} />
          <ModeChoice />
          <QueueMessage />
          {maySee('readers.write', account) && <RegisterAway isAway={isAway} />}
          {standing ? (
            <VisitPanel key={standing.id} visit={standing} hasSlip={slipOfVisit(standing, entries) !== undefined} />
          ) : isAway && mayBeSomebody(entries) ? (
            <Somebody payer={payerIn(entries, foreseen, carriedAt)} />
          ) : (
            <p class="quiet">{t.nobody}</p>
          )}
        </div>
        <section aria-label={t.journal}>
          <ol class="list lane-journal" aria-live="polite">
            {lines
              .slice(-SHOWN)
              .toReversed()
              .map((line) => (
                <EntryLine key={line.entry.id} line={line} foreseen={foreseen.get(line.entry.id)}>
                  <PutBack line={line} lines={lines} />
                  <HandOver line={line} lines={lines} readerId={visit?.reader.id} />
                  <Override
                    line={line}
                    lines={lines}
                    readerId={standing?.reader.id}
                    isOpen={line.entry.id === excepted}
                    onOpen={except}
                  />
                  {line === lines.at(-1) && <RecordDamaged line={line} lines={lines} />}
                  <ChargeDamage line={line} lines={lines} isOpen={line.entry.id === charged} onOpen={charge} />
                  {line === undone && (
                    <div class="lane-undo">
                      <Button kind="plain" onPress={() => deskJournal.undo(line.entry)}>
                        {undo} <StrokeKeys strokes={['KeyU']} />
                      </Button>
                    </div>
                  )}
                </EntryLine>
              ))}
          </ol>
          {lines.length === 0 && <p class="quiet">{t.empty}</p>}
        </section>
      </div>
    </ScreenBody>
  );
}

/** Whoever has scanned their card while the library is away may have done as well: what follows is not theirs. */
function Somebody({ payer }: { payer: Payer | undefined }) {
  const t = useTexts(texts);
  useKeys({ end: deskJournal.endVisit });
  return (
    <div class="stack stack-tight">
      <p class="quiet">{t.somebody}</p>
      {payer && <TakeAway key={payer.readerId} payer={payer} />}
      <div>
        <Button onPress={deskJournal.endVisit}>
          {t.end} <StrokeKeys strokes={['Escape']} />
        </Button>
      </div>
    </div>
  );
}

/** Offers to put a copy back on the shelf, in the line that has found it off it. */
function PutBack({ line, lines }: { line: Line; lines: readonly Line[] }) {
  const t = useTexts(journalTexts);
  const copy = toPutBack(line, lines);
  if (!copy) return null;
  return (
    <div data-act>
      <Button onPress={() => deskJournal.putBack(copy)}>
        {t.putBack} {line === lines.at(-1) && <StrokeKeys strokes={['KeyS']} />}
      </Button>
    </div>
  );
}

/** Offers to lend what a line has found on the hold shelf. */
function HandOver({ line, lines, readerId }: { line: Line; lines: readonly Line[]; readerId: string | undefined }) {
  const copy = toHandOver(line, lines);
  return copy ? <PickUp copy={copy} holdId={copy.hold_id} standing={readerId} isLast={line === lines.at(-1)} /> : null;
}

type OverrideProps = {
  line: Line;
  lines: readonly Line[];
  /** Who stands at the desk. */
  readerId: string | undefined;
  isOpen: boolean;
  onOpen: (entryId: string | undefined) => void;
};

/** Offers an exception from the rules that have refused a line. */
function Override({ line, lines, readerId, isOpen, onOpen }: OverrideProps) {
  const t = useTexts(exceptionTexts);
  const account = useAccount();
  const refused = toOverride(line, lines, readerId);
  if (!refused || readerId === account?.id || !maySee('loans.override', account)) return null;
  if (isOpen) return <OverrideLine refused={refused} onDone={() => onOpen(undefined)} />;
  return (
    <div data-act>
      <Button onPress={() => onOpen(line.entry.id)}>
        {t.make} <StrokeKeys strokes={['KeyO']} />
      </Button>
    </div>
  );
}

type ChargeDamageProps = Pick<OverrideProps, 'line' | 'lines' | 'isOpen' | 'onOpen'>;

/** Offers to charge whoever has brought something back damaged. */
function ChargeDamage({ line, lines, isOpen, onOpen }: ChargeDamageProps) {
  const t = useTexts(texts);
  const account = useAccount();
  const damaged = toChargeDamage(line, lines, account?.id);
  if (!damaged || !maySee('charges.add', account)) return null;
  if (isOpen) return <DamageCharge damaged={damaged} onDone={() => onOpen(undefined)} />;
  return (
    <div data-act>
      <Button onPress={() => onOpen(line.entry.id)}>
        {t.chargeDamage} {line === lines.at(-1) && <StrokeKeys strokes={['KeyD']} />}
      </Button>
    </div>
  );
}

/** Offers to record that what lies there is damaged. */
function RecordDamaged({ line, lines }: { line: Line; lines: readonly Line[] }) {
  const t = useTexts(journalTexts);
  const lying = toRecordDamaged(line, lines);
  // Of what nobody has brought back it is seldom seen; the key records it, too.
  if (lying?.loanId === undefined) return null;
  return (
    <div class="lane-undo">
      <Button kind="plain" onPress={() => deskJournal.recordDamaged(lying)}>
        {t.damaged} <StrokeKeys strokes={['KeyD']} />
      </Button>
    </div>
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
