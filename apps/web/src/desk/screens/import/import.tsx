import type { Rejected } from '#catalogue-files/import-batch.ts';
import { rejectedCsv } from '#catalogue-files/rejected-csv.ts';
import { UnreadableFile } from '#catalogue-files/unreadable-file.ts';
import { Button } from '../../../design/button.tsx';
import { DataTable } from '../../../design/data-table.tsx';
import { Message } from '../../../design/message.tsx';
import { Refusal } from '../../../house/api.ts';
import { download } from '../../../house/download.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { AdminScreen } from '../../admin.tsx';
import { ChooseFile } from './choose-file.tsx';
import type { Progress } from './run-import.ts';
import { fieldTexts, texts } from './texts.ts';
import { useImport } from './use-import.ts';

/** How many refused records the screen shows; the report has all. */
const SHOWN = 100;

/** Loads a catalogue file, and says what became of each record. */
export function Import() {
  const t = useTexts(texts);
  const { state, begin, goOn, stop, chooseAnother } = useImport();
  if (state.at === 'choosing')
    return (
      <AdminScreen title={t.title}>
        <p class="import-lead">{t.lead}</p>
        <ChooseFile onChosen={begin} />
      </AdminScreen>
    );
  const { given, progress } = state;
  const { file, source } = given;
  return (
    <AdminScreen title={t.title}>
      {state.at === 'going' && (
        <section class="stack form">
          <label class="field">
            <span>{t.progress(file.name)}</span>
            <progress class="import-progress" max={1} value={progress.share} />
          </label>
          <div>
            <Button onPress={stop}>{t.stop}</Button>
          </div>
        </section>
      )}
      {state.at === 'stopped' && (
        <>
          <WhyStopped error={state.error} />
          <div class="row">
            {!(state.error instanceof UnreadableFile) && (
              <Button kind="main" onPress={goOn}>
                {t.goOn}
              </Button>
            )}
            <Button onPress={chooseAnother}>{t.another}</Button>
          </div>
        </>
      )}
      {state.at === 'done' && (
        <>
          <Message tone="good">
            <p>{progress.added + progress.known + progress.rejected.length === 0 ? t.nothing : t.done(file.name)}</p>
          </Message>
          <div>
            <Button onPress={chooseAnother}>{t.another}</Button>
          </div>
        </>
      )}
      <Tally progress={progress} isGoing={state.at === 'going'} />
      {progress.rejected.length > 0 && state.at !== 'going' && (
        <Refused rejected={progress.rejected} source={source} isMarc={/\.(mrc|marc)$/i.test(file.name)} />
      )}
    </AdminScreen>
  );
}

function WhyStopped({ error }: { error: Error | undefined }) {
  const t = useTexts(texts);
  if (error instanceof Refusal) return <Trouble error={error} />;
  if (error instanceof UnreadableFile)
    return (
      <Message tone="bad">
        <p>{t.faults[error.fault].replace('{place}', String(error.place))}</p>
      </Message>
    );
  return (
    <Message tone="soon">
      <p>{error ? t.away : t.stopped}</p>
    </Message>
  );
}

/** While it is going on, only how far it is is read out: figures would interrupt whoever listens. */
function Tally({ progress: { share, added, known, rejected }, isGoing }: { progress: Progress; isGoing: boolean }) {
  const t = useTexts(texts);
  const { count, percent } = useFormats();
  return (
    <section class="stack">
      {isGoing && (
        <p class="quiet" role="status">
          {t.read(percent(share))}
        </p>
      )}
      <dl class="facts">
        <dt>{t.added}</dt>
        <dd>{count(added, t.records)}</dd>
        <dt>{t.known}</dt>
        <dd>{count(known, t.records)}</dd>
        <dt>{t.rejected}</dt>
        <dd>{count(rejected.length, t.records)}</dd>
      </dl>
    </section>
  );
}

const LONGEST_TITLE = 120;

const beginningOf = (title = ''): string =>
  title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE).trimEnd()}…` : title;

type RefusedProps = { rejected: readonly Rejected[]; source: string; isMarc: boolean };

function Refused({ rejected, source, isMarc }: RefusedProps) {
  const t = useTexts(texts);
  const fieldNames = useTexts(fieldTexts);
  const { number } = useFormats();
  return (
    <section class="stack">
      <div class="row row-apart">
        <h2>{t.whatWasRejected}</h2>
        <Button onPress={() => download(`${source}-refused.csv`, rejectedCsv(rejected))}>{t.report}</Button>
      </div>
      {rejected.length > SHOWN && <p class="quiet">{t.shownOf(number(SHOWN), number(rejected.length))}</p>}
      <DataTable
        label={t.whatWasRejected}
        rows={rejected.slice(0, SHOWN)}
        keyOf={({ place }) => String(place)}
        columns={[
          { label: isMarc ? t.record : t.place, cell: ({ place }) => number(place), figures: true },
          {
            label: t.bookTitle,
            cell: ({ record }) => beginningOf(record.title) || <span class="quiet">{t.untitled}</span>,
          },
          {
            label: t.why,
            cell: ({ field = '', code = '', message }) => `${fieldNames[field] ?? field}: ${message ?? code}`,
          },
        ]}
      />
    </section>
  );
}
