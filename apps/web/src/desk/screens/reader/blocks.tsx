import type { components } from '#contracts/public.ts';
import { Button } from '../../../design/button.tsx';
import { Choice, Field } from '../../../design/field.tsx';
import { Message } from '../../../design/message.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed, useList } from '../../../house/asking.ts';
import { Form, useForm } from '../../../house/form.tsx';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { daysUntil } from '../../../house/library-day.ts';
import { More } from '../../../house/more.tsx';
import { Trouble } from '../../../house/trouble.tsx';
import { texts } from './texts.ts';

type Schemas = components['schemas'];
type User = Schemas['User'];
type ReaderBlock = Schemas['ReaderBlock'];

const FORBIDS = {
  all: ['borrow', 'renew', 'hold'],
  borrow: ['borrow'],
  renew: ['renew'],
  hold: ['hold'],
} satisfies Record<string, Schemas['Deed'][]>;

/** What the desk has forbidden a reader, and what it forbids them now. */
export function Blocks({ user }: { user: User }) {
  const t = useTexts(texts);
  const blocks = useList(['desk', 'reader', user.id, 'blocks'], (cursor) =>
    answered(
      api.GET('/users/{user_id}/blocks', {
        params: { path: { user_id: user.id }, query: cursor === undefined ? {} : { cursor } },
      }),
    ),
  );
  return (
    <section class="stack" aria-label={t.blocks}>
      <h2>{t.blocks}</h2>
      {user.blocked &&
        (user.block_reason !== undefined || (blocks.items && !blocks.hasNextPage && !explains(blocks.items))) && (
          <FormerBlock user={user} reason={user.block_reason} />
        )}
      {blocks.items?.map((block) => (
        <BlockRow key={block.id} user={user} block={block} />
      ))}
      {blocks.error && <Trouble error={blocks.error} onAgain={() => void blocks.refetch()} />}
      <More {...blocks} />
      <BlockForm user={user} />
    </section>
  );
}

/** Whether it is by one of these blocks that somebody may not borrow. */
const explains = (blocks: readonly ReaderBlock[]): boolean =>
  blocks.some((block) => block.in_force && block.forbids.includes('borrow'));

/** One of before, which forbids everything, has no end, and may have no reason. */
function FormerBlock({ user, reason }: { user: User; reason: string | undefined }) {
  const t = useTexts(texts);
  const lift = useDeed(
    (_nothing: undefined, key) =>
      answered(
        api.PATCH('/users/{user_id}', {
          params: { path: { user_id: user.id }, header: { 'Idempotency-Key': key } },
          body: { blocked: false, block_reason: null },
        }),
      ),
    [['desk', 'reader', user.id]],
  );
  return (
    <Message tone="bad">
      <p>{reason === undefined ? t.blockedWithoutReason : t.blockedFor(t.forbidden.all, reason)}</p>
      {lift.error && <Trouble error={lift.error} />}
      <p>
        <Button busy={lift.isPending} onPress={() => lift.mutate(undefined)}>
          {t.lift}
        </Button>
      </p>
    </Message>
  );
}

function BlockRow({ user, block }: { user: User; block: ReaderBlock }) {
  const t = useTexts(texts);
  const { day, dayOf, list } = useFormats();
  const lift = useDeed(
    (_nothing: undefined, key) =>
      answered(
        api.DELETE('/users/{user_id}/blocks/{block_id}', {
          params: { path: { user_id: user.id, block_id: block.id }, header: { 'Idempotency-Key': key } },
        }),
      ),
    [['desk', 'reader', user.id]],
  );
  const what = t.blockedFor(list(block.forbids.map((deed) => t.forbidden[deed])), block.reason);
  const { from, until, lifted_at: liftedAt, in_force: inForce } = block;
  const isOver = liftedAt !== undefined || (!inForce && daysUntil(from) <= 0);
  const days = until === undefined ? t.blockedFrom(day(from)) : t.blockedDays(day(from), day(until));
  if (isOver)
    return (
      <p class="quiet">
        {what} {liftedAt === undefined ? days : t.liftedOn(dayOf(liftedAt))}
      </p>
    );
  return (
    <Message tone={inForce ? 'bad' : 'soon'}>
      <p>{what}</p>
      <p>{days}</p>
      {lift.error && <Trouble error={lift.error} />}
      <p>
        <Button busy={lift.isPending} label={t.liftThis(block.reason)} onPress={() => lift.mutate(undefined)}>
          {t.lift}
        </Button>
      </p>
    </Message>
  );
}

function BlockForm({ user }: { user: User }) {
  const t = useTexts(texts);
  const add = useDeed(
    ({ what, reason, until }: { what: keyof typeof FORBIDS; reason: string; until: string }, key) =>
      answered(
        api.POST('/users/{user_id}/blocks', {
          params: { path: { user_id: user.id }, header: { 'Idempotency-Key': key } },
          body: { forbids: FORBIDS[what], reason: reason.trim(), ...(until !== '' && { until }) },
        }),
      ),
    [['desk', 'reader', user.id]],
  );
  const form = useForm<{ what: keyof typeof FORBIDS; reason: string; until: string }>(
    { what: 'all', reason: '', until: '' },
    add,
  );
  return (
    <Form form={form} deed={add} submit={t.suspend} onSubmit={() => add.mutate(form.values, { onSuccess: form.reset })}>
      <Choice
        label={t.forbid}
        options={[
          { value: 'all', label: t.forbidAll },
          { value: 'borrow', label: t.forbidden.borrow },
          { value: 'renew', label: t.forbidden.renew },
          { value: 'hold', label: t.forbidden.hold },
        ]}
        {...form.choice('what')}
      />
      <Field label={t.reason} hint={t.reasonHint} required maxLength={500} {...form.field('reason')} />
      <Field label={t.blockUntil} hint={t.blockUntilHint} type="date" autoComplete="off" {...form.field('until')} />
    </Form>
  );
}
