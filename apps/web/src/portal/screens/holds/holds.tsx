import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import type { components } from '#contracts/public.ts';
import { Button, ButtonLink } from '../../../design/button.tsx';
import { Choice, Field } from '../../../design/field.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useAnswer, useDeed } from '../../../house/asking.ts';
import { useBranches } from '../../../house/branches.ts';
import { Form, useForm } from '../../../house/form.tsx';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { daysUntil } from '../../../house/library-day.ts';
import { ScreenBody } from '../../../house/screen.tsx';
import { useAccount } from '../../../house/session.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { texts } from './texts.ts';

type Hold = components['schemas']['Hold'];

/** The reader's holds: how far each has come, and what can be changed about it. */
export function Holds() {
  const t = useTexts(texts);
  const id = useAccount()?.id ?? '';
  const holds = useAnswer(['holds'], () =>
    answered(api.GET('/holds/user/{user_id}', { params: { path: { user_id: id } } })),
  );
  return (
    <ScreenBody title={t.title}>
      {holds.isPending && <Waiting label={t.loading} />}
      {holds.error && <Trouble error={holds.error} onAgain={() => void holds.refetch()} />}
      {holds.data?.items.length === 0 && (
        <div class="nothing">
          <p>{t.none}</p>
          <ButtonLink to="/search" kind="main">
            {t.find}
          </ButtonLink>
        </div>
      )}
      <ul class="stack">
        {holds.data?.items.map((hold) => (
          <li key={hold.id} class="card">
            <OneHold hold={hold} />
          </li>
        ))}
      </ul>
    </ScreenBody>
  );
}

function OneHold({ hold }: { hold: Hold }) {
  const t = useTexts(texts);
  const { day } = useFormats();
  const { nameOf } = useBranches();
  const [isChanging, change] = useState(false);
  const cancel = useDeed(
    (_: undefined, key) =>
      answered(
        api.POST('/holds/{hold_id}/cancel', {
          params: { path: { hold_id: hold.id }, header: { 'Idempotency-Key': key } },
          body: {},
        }),
      ),
    [['holds'], ['books']],
  );
  const mayChange = hold.state === 'waiting' || hold.state === 'paused';
  return (
    <article class="stack stack-tight">
      <h2 class="title">
        <Link href={`/books/${hold.book_id}`}>{hold.title}</Link>
      </h2>
      <p>{hold.state === 'paused' && hold.not_before ? t.pausedUntil(day(hold.not_before)) : t.states[hold.state]}</p>
      {hold.position !== undefined && <p>{t.position(hold.position)}</p>}
      {hold.expected_on !== undefined && daysUntil(hold.expected_on) >= 0 && <p>{t.expected(day(hold.expected_on))}</p>}
      {hold.state === 'ready' && hold.shelf_until !== undefined && <p>{t.until(day(hold.shelf_until))}</p>}
      {hold.ended_at === undefined && <p class="quiet">{t.at(nameOf(hold.branch_id))}</p>}
      {hold.ended_at === undefined && (
        <div class="row">
          {mayChange && (
            <Button onPress={() => change(!isChanging)} label={t.changeThis(hold.title)}>
              {t.change}
            </Button>
          )}
          <Button busy={cancel.isPending} onPress={() => cancel.mutate(undefined)} label={t.cancelThis(hold.title)}>
            {t.cancel}
          </Button>
        </div>
      )}
      {mayChange && isChanging && <Wishes hold={hold} onDone={() => change(false)} />}
      {cancel.error && <Trouble error={cancel.error} />}
    </article>
  );
}

function Wishes({ hold, onDone }: { hold: Hold; onDone: () => void }) {
  const t = useTexts(texts);
  const { branches } = useBranches();
  const save = useDeed(
    (body: components['schemas']['HoldWishes'], key) =>
      answered(
        api.PUT('/holds/{hold_id}', {
          params: { path: { hold_id: hold.id }, header: { 'Idempotency-Key': key } },
          body,
        }),
      ),
    [['holds']],
  );
  const { not_before = '', not_after = '' } = hold;
  const form = useForm({ branch_id: hold.branch_id, not_before, not_after }, save);
  const submit = () => {
    const { branch_id, not_before: from, not_after: until } = form.values;
    const wishes = { branch_id, ...(from !== '' && { not_before: from }), ...(until !== '' && { not_after: until }) };
    save.mutate(wishes, { onSuccess: onDone });
  };
  return (
    <Form form={form} deed={save} onSubmit={submit} submit={t.save} onCancel={onDone}>
      <Choice
        label={t.branch}
        options={branches.map(({ id, name }) => ({ value: id, label: name }))}
        {...form.choice('branch_id')}
      />
      <Field type="date" label={t.notBefore} hint={t.notBeforeHint} {...form.field('not_before')} />
      <Field type="date" label={t.notAfter} {...form.field('not_after')} />
    </Form>
  );
}
