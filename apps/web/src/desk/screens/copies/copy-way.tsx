import { useState } from 'preact/hooks';
import type { components } from '#contracts/public.ts';
import { Button } from '../../../design/button.tsx';
import { Choice } from '../../../design/field.tsx';
import { Message } from '../../../design/message.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import { useBranches } from '../../../house/branches.ts';
import { useTexts } from '../../../house/language.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { deskBranch, printsItself, standAt } from '../../settings.ts';
import { copySlipOf } from '../../slips/copy-slip.ts';
import { printSlip } from '../../slips/printing.ts';
import { texts } from './texts.ts';

type Copy = components['schemas']['Copy'];

type CopyWayProps = {
  copy: Copy;
  /** The barcode as it was asked for. */
  asked: string;
};

const asOption = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });

/** Sends a copy to a branch, receives it at one, or counts that it was read in the library. */
export function CopyWay({ copy: { barcode, book_id, status, current_branch }, asked }: CopyWayProps) {
  const t = useTexts(texts);
  const { branches, nameOf } = useBranches();
  const here = deskBranch.use() ?? '';
  const [chosen, choose] = useState('');
  const others = branches.filter(({ id }) => id !== current_branch);
  const to = chosen === '' ? (others[0]?.id ?? '') : chosen;
  const changed = [
    ['desk', 'copy', asked],
    ['desk', 'book', book_id],
  ];
  const header = (key: string) => ({ header: { 'Idempotency-Key': key } });
  const send = useDeed(
    (branch: string, key) => answered(api.POST('/copy-transits', { params: header(key), body: { barcode, branch } })),
    changed,
  );
  const receive = useDeed(
    (branch: string, key) => answered(api.POST('/copy-arrivals', { params: header(key), body: { barcode, branch } })),
    changed,
  );
  const use = useDeed(
    (_: undefined, key) => answered(api.POST('/copy-uses', { params: header(key), body: { barcode } })),
    changed,
  );
  const mayTravel = status === 'available' || status === 'in_transit';
  if (!mayTravel && status !== 'on_order') return null;
  const todo = receive.data?.todo;
  const sent = send.data;
  const error = send.error ?? receive.error ?? use.error;
  const isBusy = send.isPending || receive.isPending || use.isPending;
  /** What the deed before has come to is said no more. */
  const act = (deed: () => void) => {
    for (const before of [send, receive, use]) before.reset();
    deed();
  };
  return (
    <section class="stack">
      <h3>{t.way}</h3>
      <div class="fields fields-top">
        <Choice
          label={t.deskBranch}
          name="desk_branch"
          value={here}
          options={[{ value: '', label: t.noBranch }, ...branches.map(asOption)]}
          onChoose={(branch) => standAt(branch === '' ? undefined : branch)}
        />
        {mayTravel && others.length > 0 && (
          <Choice label={t.sendTo} name="send_to" value={to} options={others.map(asOption)} onChoose={choose} />
        )}
      </div>
      <div class="row">
        {here !== '' && (
          <Button busy={isBusy} onPress={() => act(() => receive.mutate(here))}>
            {t.receive}
          </Button>
        )}
        {mayTravel && to !== '' && (
          <Button
            busy={isBusy}
            onPress={() =>
              act(() => send.mutate(to, { onSuccess: (copy) => printsItself.get() && void printSlipOf(copy) }))
            }
          >
            {t.send}
          </Button>
        )}
        {status === 'available' && (
          <Button busy={isBusy} onPress={() => act(() => use.mutate(undefined))}>
            {t.usedInHouse}
          </Button>
        )}
      </div>
      {error && <Trouble error={error} />}
      {sent?.destination !== undefined && (
        <>
          <Message tone="good">{t.sent(nameOf(sent.destination))}</Message>
          <div>
            <Button onPress={() => void printSlipOf(sent)}>{t.printSlip}</Button>
          </div>
        </>
      )}
      {todo && (
        <Message tone="good">
          {todo.what === 'keep' ? t.keep : todo.branch === undefined ? t.shelve : t.sent(nameOf(todo.branch))}
        </Message>
      )}
      {use.isSuccess && <Message tone="good">{t.counted}</Message>}
    </section>
  );
}

async function printSlipOf(copy: Copy): Promise<void> {
  const slip = await copySlipOf(copy);
  if (slip) printSlip(slip);
}
