import { useState } from 'preact/hooks';
import type { components } from '#contracts/public.ts';
import { Button } from '../../../design/button.tsx';
import { Field } from '../../../design/field.tsx';
import { Table } from '../../../design/table.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed, useList } from '../../../house/asking.ts';
import { useBranches } from '../../../house/branches.ts';
import { Form, useForm } from '../../../house/form.tsx';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { More } from '../../../house/more.tsx';
import { Trouble } from '../../../house/trouble.tsx';
import { ReaderLink, useReaderNames } from '../../reader-names.tsx';
import { texts } from './texts.ts';

type Hold = components['schemas']['Hold'];

/** Who waits for a copy of the book, in line; a hold can be moved in it, or cancelled. */
export function BookHolds({ bookId }: { bookId: string }) {
  const t = useTexts(texts);
  const { dayOf, day } = useFormats();
  const { nameOf } = useBranches();
  const [changed, change] = useState<string | undefined>();
  const line = useList(['desk', 'book', bookId, 'holds'], (cursor) =>
    answered(
      api.GET('/holds/books/{book_id}', {
        params: { path: { book_id: bookId }, query: cursor === undefined ? {} : { cursor } },
      }),
    ),
  );
  const names = useReaderNames(line.items?.map((one) => one.reader_id) ?? []);
  return (
    <section class="stack">
      <h2>{t.holds}</h2>
      {line.isPending && <Waiting label={t.loading} lines={2} />}
      {line.error && <Trouble error={line.error} onAgain={() => void line.refetch()} />}
      {line.items?.length === 0 && <p class="quiet">{t.noHolds}</p>}
      {line.items && line.items.length > 0 && (
        <Table
          label={t.holds}
          rows={line.items}
          keyOf={({ id }) => id}
          columns={[
            { label: t.position, figures: true, cell: ({ position }) => position },
            { label: t.priority, figures: true, cell: ({ priority }) => priority },
            { label: t.reader, cell: (one) => <ReaderLink id={one.reader_id} names={names} /> },
            { label: t.pickUp, cell: (one) => nameOf(one.branch_id) },
            {
              label: t.since,
              cell: (one) =>
                one.state === 'paused' && one.not_before ? t.pausedUntil(day(one.not_before)) : dayOf(one.placed_at),
            },
            { label: t.expected, cell: ({ expected_on }) => expected_on && day(expected_on) },
            {
              label: t.changeHold,
              acts: true,
              cell: ({ id }) => <Button onPress={() => change(changed === id ? undefined : id)}>{t.changeHold}</Button>,
            },
          ]}
          below={(hold) =>
            hold.id === changed ? (
              <ChangeHold hold={hold} bookId={bookId} onDone={() => change(undefined)} />
            ) : undefined
          }
        />
      )}
      <More {...line} />
    </section>
  );
}

/** Moves a hold in line, or cancels it, for a reason that is kept; or has a loan recalled for it, if none is. */
function ChangeHold({ hold, bookId, onDone }: { hold: Hold; bookId: string; onDone: () => void }) {
  const t = useTexts(texts);
  const to = (key: string) => ({ path: { hold_id: hold.id }, header: { 'Idempotency-Key': key } });
  const changes = [['desk', 'book', bookId]];
  const move = useDeed(
    (body: { position: number; reason: string }, key) =>
      answered(api.POST('/holds/{hold_id}/move', { params: to(key), body })),
    changes,
  );
  const cancel = useDeed(
    (reason: string, key) => answered(api.POST('/holds/{hold_id}/cancel', { params: to(key), body: { reason } })),
    changes,
  );
  const recall = useDeed(
    (_: undefined, key) => answered(api.POST('/holds/{hold_id}/recall', { params: to(key) })),
    changes,
  );
  const form = useForm({ position: String(hold.position ?? 1), reason: '' }, move);
  const submit = () =>
    move.mutate({ position: Number(form.values.position), reason: form.values.reason }, { onSuccess: onDone });
  return (
    <div class="stack">
      <Form form={form} deed={move} onSubmit={submit} submit={t.move} onCancel={onDone}>
        <Field type="number" min={1} max={10_000} required label={t.position} {...form.field('position')} />
        <Field required maxLength={300} label={t.holdReason} hint={t.holdReasonHint} {...form.field('reason')} />
      </Form>
      {form.values.reason.trim() !== '' && (
        <div>
          <Button busy={cancel.isPending} onPress={() => cancel.mutate(form.values.reason, { onSuccess: onDone })}>
            {t.cancelHold}
          </Button>
        </div>
      )}
      {cancel.error && <Trouble error={cancel.error} />}
      {hold.state === 'waiting' && hold.expected_on === undefined && (
        <div>
          <Button busy={recall.isPending} onPress={() => recall.mutate(undefined, { onSuccess: onDone })}>
            {t.recall}
          </Button>
        </div>
      )}
      {recall.error && <Trouble error={recall.error} />}
    </div>
  );
}
