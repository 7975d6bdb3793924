import type { components } from '#contracts/public.ts';
import { Confirm } from '../../../design/confirm.tsx';
import { Table } from '../../../design/table.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed, useList } from '../../../house/asking.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { More } from '../../../house/more.tsx';
import { Trouble } from '../../../house/trouble.tsx';
import { AdminScreen } from '../../admin.tsx';
import { texts } from './texts.ts';

type DelayedNetwork = components['schemas']['DelayedNetwork'];

const KEY = ['desk', 'delayed-networks'];

/** The networks from which nobody can sign in for a while; each can be let in at once. */
export function AdminDelays() {
  const t = useTexts(texts);
  const { count, moment, number } = useFormats();
  const networks = useList(KEY, (cursor) =>
    answered(api.GET('/auth/delayed-networks', { params: { query: cursor === undefined ? {} : { cursor } } })),
  );
  return (
    <AdminScreen title={t.title}>
      <p>{t.about}</p>
      {networks.isPending && <Waiting label={t.loading} lines={4} />}
      {networks.error && <Trouble error={networks.error} onAgain={() => void networks.refetch()} />}
      {networks.items?.length === 0 && <p role="status">{t.none}</p>}
      {networks.items && networks.items.length > 0 && (
        <Table
          label={t.title}
          rows={networks.items}
          keyOf={({ id }) => id}
          columns={[
            { label: t.network, cell: ({ network }) => (network === 'unknown' ? t.unknown : network) },
            { label: t.failed, figures: true, cell: (network) => number(network.failed_tries) },
            { label: t.last, cell: (network) => moment(network.last_try_at) },
            { label: t.wait, cell: (network) => count(Math.ceil(network.wait_seconds / 60), t.minutes) },
            { label: t.actions, acts: true, cell: (network) => <Lift network={network} /> },
          ]}
        />
      )}
      <More {...networks} />
    </AdminScreen>
  );
}

function Lift({ network: { id, network } }: { network: DelayedNetwork }) {
  const t = useTexts(texts);
  const params = { path: { network_id: id } };
  const lift = useDeed(() => answered(api.DELETE('/auth/delayed-networks/{network_id}', { params })), [KEY]);
  return (
    <div class="stack stack-tight">
      <Confirm
        kind="ordinary"
        question={t.liftQuestion(network === 'unknown' ? t.unknown : network)}
        yes={t.liftYes}
        no={t.no}
        busy={lift.isPending}
        onConfirm={() => lift.mutate(undefined)}
      >
        {t.lift}
      </Confirm>
      {lift.error && <Trouble error={lift.error} />}
    </div>
  );
}
