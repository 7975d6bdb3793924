import type { components } from '#contracts/public.ts';
import { Button } from '../../../design/button.tsx';
import { Choice } from '../../../design/field.tsx';
import { Message } from '../../../design/message.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import { useBranches } from '../../../house/branches.ts';
import { useTexts } from '../../../house/language.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { deskBranch } from '../../settings.ts';
import { texts } from './texts.ts';

type Copy = components['schemas']['Copy'];

type CopyWayProps = {
  copy: Copy;
  /** The barcode as it was asked for. */
  asked: string;
};

/** Sends a copy to a branch, receives it at one, or counts that it was read in the library. */
export function CopyWay({ copy: { barcode, book_id, status }, asked }: CopyWayProps) {
  const t = useTexts(texts);
  const { branches, nameOf } = useBranches();
  const kept = deskBranch.use();
  const branch = kept ?? branches[0]?.id ?? '';
  const changed = [
    ['desk', 'copy', asked],
    ['desk', 'book', book_id],
  ];
  const header = (key: string) => ({ header: { 'Idempotency-Key': key } });
  const send = useDeed(
    (to: string, key) => answered(api.POST('/copy-transits', { params: header(key), body: { barcode, branch: to } })),
    changed,
  );
  const receive = useDeed(
    (at: string, key) => answered(api.POST('/copy-arrivals', { params: header(key), body: { barcode, branch: at } })),
    changed,
  );
  const use = useDeed(
    (_: undefined, key) => answered(api.POST('/copy-uses', { params: header(key), body: { barcode } })),
    changed,
  );
  const mayTravel = status === 'available' || status === 'in_transit';
  if (!mayTravel && status !== 'on_order') return null;
  const todo = receive.data?.todo;
  const error = send.error ?? receive.error ?? use.error;
  const isBusy = send.isPending || receive.isPending || use.isPending;
  const forgetOthers = () => {
    for (const deed of [send, receive, use]) deed.reset();
  };
  return (
    <section class="stack">
      <h3>{t.way}</h3>
      <Choice
        label={t.branch}
        name="branch"
        value={branch}
        options={branches.map(({ id, name }) => ({ value: id, label: name }))}
        onChoose={deskBranch.set}
      />
      <div class="row">
        <Button
          busy={isBusy}
          onPress={() => {
            forgetOthers();
            receive.mutate(branch);
          }}
        >
          {t.receive}
        </Button>
        {mayTravel && (
          <Button
            busy={isBusy}
            onPress={() => {
              forgetOthers();
              send.mutate(branch);
            }}
          >
            {t.send}
          </Button>
        )}
        {status === 'available' && (
          <Button
            busy={isBusy}
            onPress={() => {
              forgetOthers();
              use.mutate(undefined);
            }}
          >
            {t.usedInHouse}
          </Button>
        )}
      </div>
      {error && <Trouble error={error} />}
      {send.data?.destination !== undefined && <Message tone="good">{t.sent(nameOf(send.data.destination))}</Message>}
      {todo && <Message tone="good">{todo.branch === undefined ? t.shelve : t.sent(nameOf(todo.branch))}</Message>}
      {use.isSuccess && <Message tone="good">{t.counted}</Message>}
    </section>
  );
}
