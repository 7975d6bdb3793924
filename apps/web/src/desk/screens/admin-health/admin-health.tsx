import { Link } from 'wouter-preact';
import type { components } from '#contracts/public.ts';
import { Button } from '../../../design/button.tsx';
import { Mark, Message, type Tone } from '../../../design/message.tsx';
import { Table } from '../../../design/table.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useAnswer } from '../../../house/asking.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { AdminScreen } from '../../admin.tsx';
import { useServiceName } from '../../../house/service-names.ts';
import { texts } from './texts.ts';

type Health = components['schemas']['Health'];
type AppHealth = Health['apps'][number];
type PartHealth = Health['parts'][number];

const APP_TONES: Record<AppHealth['state'], Tone> = { working: 'good', hindered: 'soon', silent: 'bad' };
const PART_TONES: Record<PartHealth['state'], Tone> = {
  working: 'good',
  stuck: 'soon',
  silent: 'bad',
  unknown: 'calm',
};

/** Whether the services answer, whether what they work with does, and what waits for its turn. */
export function AdminHealth() {
  const t = useTexts(texts);
  const { time } = useFormats();
  const health = useAnswer(['desk', 'health'], () => answered(api.GET('/admin/health')));
  return (
    <AdminScreen title={t.title}>
      {health.isPending && <Waiting label={t.loading} lines={8} />}
      {health.error && <Trouble error={health.error} onAgain={() => void health.refetch()} />}
      {health.data && (
        <>
          <div class="stack stack-tight">
            <Summary health={health.data} />
            <div class="row">
              <span class="quiet">{t.asOf(time(health.dataUpdatedAt))}</span>
              <Button busy={health.isFetching} onPress={() => void health.refetch()}>
                {t.again}
              </Button>
            </div>
          </div>
          <Apps apps={health.data.apps} />
          <Parts parts={health.data.parts} />
        </>
      )}
    </AdminScreen>
  );
}

/** Messages that an app no longer tries to handle or publish: they wait for an admin. */
const givenUp = ({ backlog }: AppHealth): number => (backlog?.dead_letters ?? 0) + (backlog?.set_aside ?? 0);

function Summary({ health: { apps, parts } }: { health: Health }) {
  const t = useTexts(texts);
  if (![...apps, ...parts].every(({ state }) => state === 'working')) return <Message tone="bad">{t.troubled}</Message>;
  if (apps.some((app) => givenUp(app) > 0)) return <Message tone="soon">{t.toDecide}</Message>;
  return <Message tone="good">{t.good}</Message>;
}

function Apps({ apps }: { apps: readonly AppHealth[] }) {
  const t = useTexts(texts);
  const serviceName = useServiceName();
  return (
    <section class="stack">
      <h2>{t.apps}</h2>
      <Table
        label={t.apps}
        rows={apps}
        keyOf={({ app }) => app}
        columns={[
          { label: t.app, cell: ({ app }) => serviceName(app) },
          { label: t.state, cell: ({ state }) => <Mark tone={APP_TONES[state]}>{t.states[state]}</Mark> },
          {
            label: t.waits,
            cell: (app) => (app.backlog ? <Backlog backlog={app.backlog} failed={givenUp(app)} /> : '—'),
          },
        ]}
      />
    </section>
  );
}

type BacklogProps = { backlog: NonNullable<AppHealth['backlog']>; failed: number };

function Backlog({ backlog, failed }: BacklogProps) {
  const t = useTexts(texts);
  const { count } = useFormats();
  const waits = [
    [backlog.to_publish?.count ?? 0, (many: number) => t.toPublish(count(many, t.messages))],
    [backlog.to_send?.count ?? 0, (many: number) => t.toSend(count(many, t.letters))],
    [backlog.to_confirm?.count ?? 0, (many: number) => t.toConfirm(count(many, t.erasures))],
    [backlog.to_handle.count, (many: number) => t.toHandle(count(many, t.messages))],
  ] as const;
  const lines = waits.flatMap(([many, words]) => (many > 0 ? [words(many)] : []));
  if (lines.length === 0 && failed === 0) return <span class="quiet">{t.nothing}</span>;
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
      {failed > 0 && (
        <li>
          <Link href="/desk/admin/dead-letters">{t.failed(count(failed, t.messages))}</Link>
        </li>
      )}
    </ul>
  );
}

function Parts({ parts }: { parts: readonly PartHealth[] }) {
  const t = useTexts(texts);
  const { moment } = useFormats();
  return (
    <section class="stack">
      <h2>{t.parts}</h2>
      <Table
        label={t.parts}
        rows={parts}
        keyOf={({ part }) => part}
        columns={[
          {
            label: t.part,
            cell: ({ part, state }) => (
              <>
                {t.partNames[part]}
                {state !== 'working' && <p class="quiet small">{t.what[part]}</p>}
              </>
            ),
          },
          { label: t.state, cell: ({ state }) => <Mark tone={PART_TONES[state]}>{t.partStates[state]}</Mark> },
          { label: t.since, cell: ({ waiting_since: since }) => (since === undefined ? '—' : moment(since)) },
        ]}
      />
    </section>
  );
}
