import { useEffect, useRef, useState } from 'preact/hooks';
import { Link, useLocation, useSearchParams } from 'wouter-preact';
import type { components } from '#contracts/public.ts';
import { Button } from '../../../design/button.tsx';
import { Choice, Field } from '../../../design/field.tsx';
import { Table } from '../../../design/table.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed, useList } from '../../../house/asking.ts';
import { useBranches } from '../../../house/branches.ts';
import { Form, useForm } from '../../../house/form.tsx';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { More } from '../../../house/more.tsx';
import { ScreenBody } from '../../../house/screen.tsx';
import { Trouble } from '../../../house/trouble.tsx';
import { ReaderLink, useReaderNames, type ReaderNames } from '../../reader-names.tsx';
import { texts } from './texts.ts';

type Task = components['schemas']['Task'];
type Status = Task['status'];

const STATUSES: readonly Status[] = ['open', 'claimed', 'done'];
const KEY = ['desk', 'tasks'];
const EVERYWHERE = '';

/** What desks have done offline and people have to look at: who takes it on, and that it is done. */
export function Tasks() {
  const t = useTexts(texts);
  const { moment } = useFormats();
  const { branches, nameOf } = useBranches();
  const [, go] = useLocation();
  const [asked] = useSearchParams();
  const status = STATUSES.find((one) => one === asked.get('status')) ?? 'open';
  const branch = asked.get('branch') ?? EVERYWHERE;
  const tasks = useList([...KEY, status, branch], (cursor) =>
    answered(
      api.GET('/desk/tasks', {
        params: {
          query: {
            status,
            ...(branch !== EVERYWHERE && { branch_id: branch }),
            ...(cursor !== undefined && { cursor }),
          },
        },
      }),
    ),
  );
  const names = useReaderNames(
    tasks.items?.flatMap(({ reader_id, claimed_by, done_by }) =>
      [reader_id, claimed_by, done_by].filter((id) => id !== undefined),
    ) ?? [],
  );
  const [finished, finish] = useState<string>();
  const show = (chosen: { status: string; branch: string }) => go(`/desk/tasks?${new URLSearchParams(chosen)}`);
  return (
    <ScreenBody title={t.title}>
      <p class="quiet">{t.about}</p>
      <div class="row row-end">
        <Choice
          label={t.status}
          name="status"
          value={status}
          options={STATUSES.map((value) => ({ value, label: t.statuses[value] }))}
          onChoose={(value) => show({ status: value, branch })}
        />
        <Choice
          label={t.branch}
          name="branch"
          value={branch}
          options={[
            { value: EVERYWHERE, label: t.everywhere },
            ...branches.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChoose={(value) => show({ status, branch: value })}
        />
      </div>
      {tasks.isPending && <Waiting label={t.loading} lines={6} />}
      {tasks.error && <Trouble error={tasks.error} onAgain={() => void tasks.refetch()} />}
      {tasks.items?.length === 0 && <p role="status">{t.none[status]}</p>}
      {tasks.items && tasks.items.length > 0 && (
        <Table
          label={t.title}
          rows={tasks.items}
          keyOf={({ id }) => id}
          columns={[
            { label: t.what, cell: (task) => <What task={task} names={names} /> },
            {
              label: t.reader,
              cell: ({ reader_id, card_number }) =>
                reader_id === undefined ? (card_number ?? '—') : <ReaderLink id={reader_id} names={names} />,
            },
            { label: t.copy, cell: ({ barcode }) => <Copy barcode={barcode} /> },
            { label: t.where, cell: ({ branch_id }) => nameOf(branch_id) },
            { label: t.when, cell: ({ happened_at }) => moment(happened_at) },
            ...(status === 'done'
              ? []
              : [
                  {
                    label: t.actions,
                    acts: true,
                    cell: (task: Task) => <Acts task={task} onFinish={() => finish(task.id)} />,
                  },
                ]),
          ]}
          below={(task) => task.id === finished && <Finish task={task} onEnd={() => finish(undefined)} />}
        />
      )}
      <More {...tasks} />
    </ScreenBody>
  );
}

type WhatProps = { task: Task; names: ReaderNames | undefined };

/** What is to be looked at, what the rules say, and who of the staff has seen to it how. */
function What({
  task: { kind, amount, codes, claimed_by: claimedBy, done_by: doneBy, done_at: doneAt, note },
  names,
}: WhatProps) {
  const t = useTexts(texts);
  const { money, moment } = useFormats();
  const reasons = codes.flatMap((code) => t.codes[code] ?? []);
  const nameOf = (staffId: string) => names?.get(staffId)?.full_name ?? t.colleague;
  return (
    <div class="stack stack-tight">
      <b>
        {t.kinds[kind]}
        {amount && `: ${money(amount)}`}
      </b>
      {reasons.length > 0 && <span class="quiet small">{reasons.join(', ')}</span>}
      {doneBy === undefined && claimedBy !== undefined && (
        <span class="quiet small">{t.claimedBy(nameOf(claimedBy))}</span>
      )}
      {note !== undefined && <span>{note}</span>}
      {doneBy !== undefined && doneAt !== undefined && (
        <span class="quiet small">{t.doneBy(nameOf(doneBy), moment(doneAt))}</span>
      )}
    </div>
  );
}

function Copy({ barcode }: { barcode: string | undefined }) {
  if (barcode === undefined) return <>—</>;
  return <Link href={`/desk/copies?barcode=${encodeURIComponent(barcode)}`}>{barcode}</Link>;
}

type ActsProps = { task: Task; onFinish: () => void };

function Acts({ task: { id, kind, status }, onFinish }: ActsProps) {
  const t = useTexts(texts);
  const params = (key: string) => ({ path: { task_id: id }, header: { 'Idempotency-Key': key } });
  const claim = useDeed(
    (_: undefined, key) => answered(api.POST('/desk/tasks/{task_id}/claim', { params: params(key) })),
    [KEY],
  );
  const release = useDeed(
    (_: undefined, key) => answered(api.DELETE('/desk/tasks/{task_id}/claim', { params: params(key) })),
    [KEY],
  );
  const error = claim.error ?? release.error;
  return (
    <div class="stack stack-tight">
      <div class="row">
        {status === 'open' ? (
          <Button busy={claim.isPending} label={t.claimThis(t.kinds[kind])} onPress={() => claim.mutate(undefined)}>
            {t.claim}
          </Button>
        ) : (
          <Button
            busy={release.isPending}
            label={t.releaseThis(t.kinds[kind])}
            onPress={() => release.mutate(undefined)}
          >
            {t.release}
          </Button>
        )}
        <Button label={t.finishThis(t.kinds[kind])} onPress={onFinish}>
          {t.finish}
        </Button>
      </div>
      {error && <Trouble error={error} />}
    </div>
  );
}

/** That a task is done, and what was done, for whoever asks later. */
function Finish({ task: { id }, onEnd }: { task: Task; onEnd: () => void }) {
  const t = useTexts(texts);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.querySelector('input')?.focus(), []);
  const finish = useDeed(
    async (note: string, key) => {
      await answered(
        api.POST('/desk/tasks/{task_id}/finish', {
          params: { path: { task_id: id }, header: { 'Idempotency-Key': key } },
          body: note.trim() === '' ? {} : { note },
        }),
      );
      // At once: with the next answer the row is gone, and this form with it.
      onEnd();
    },
    [KEY],
  );
  const form = useForm({ note: '' }, finish);
  return (
    <div ref={place}>
      <Form
        form={form}
        deed={finish}
        submit={t.finishNow}
        onSubmit={() => finish.mutate(form.values.note)}
        onCancel={onEnd}
      >
        <Field label={t.note} hint={t.noteHint} maxLength={500} autoComplete="off" {...form.field('note')} />
      </Form>
    </div>
  );
}
