import { useEffect, useState } from 'preact/hooks';
import type { components } from '#contracts/public.ts';
import { Button } from '../../../design/button.tsx';
import { Field } from '../../../design/field.tsx';
import { Mark } from '../../../design/message.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { minorOf } from '../../../house/amount.ts';
import { answered, api } from '../../../house/api.ts';
import { useDeed, useList } from '../../../house/asking.ts';
import { Form, useForm } from '../../../house/form.tsx';
import { useTexts } from '../../../house/language.ts';
import { More } from '../../../house/more.tsx';
import { Trouble } from '../../../house/trouble.tsx';
import { useReaderNames } from '../../reader-names.tsx';
import { deskTill, standAt } from '../../settings.ts';
import { texts } from './texts.ts';
import { TillFacts } from './till-facts.tsx';

type Till = components['schemas']['Till'];
type TillPage = { items: Till[]; next_cursor?: string; currency: string };

/** The tills that are open at a branch, and which of them is that of this desk. What is open where tills are used no more is still to be counted. */
export function OpenTills({ branch, areUsed }: { branch: string; areUsed: boolean }) {
  const t = useTexts(texts);
  const tills = useList<Till, TillPage>(['desk', 'tills', branch, 'open'], (cursor) =>
    answered(
      api.GET('/tills', {
        params: { query: { branch_id: branch, status: 'open', ...(cursor !== undefined && { cursor }) } },
      }),
    ),
  );
  const names = useReaderNames(tills.items?.map(({ opened_by: by }) => by) ?? []);
  const currency = tills.pages?.[0]?.currency;
  const here = deskTill.use();
  const isGone = here !== undefined && tills.items && !tills.hasNextPage && tills.items.every(({ id }) => id !== here);
  useEffect(() => {
    // A colleague may have closed it at another desk.
    if (isGone) deskTill.set(undefined);
  }, [isGone]);
  if (!areUsed && !tills.items?.length) return <p class="quiet">{t.notUsed}</p>;
  return (
    <section class="stack" aria-label={t.open}>
      <h2>{t.open}</h2>
      {tills.isPending && <Waiting label={t.loading} lines={3} />}
      {tills.error && <Trouble error={tills.error} onAgain={() => void tills.refetch()} />}
      {tills.items?.length === 0 && <p role="status">{t.noneOpen}</p>}
      <ul class="stack">
        {tills.items?.map((till) => (
          <li key={till.id} class="card stack stack-tight">
            <div class="row row-apart">
              <h3 class="title">{till.name}</h3>
              {till.id === here ? (
                <Mark tone="good">{t.here}</Mark>
              ) : (
                <Button
                  label={t.choose(till.name)}
                  onPress={() => {
                    standAt(branch);
                    deskTill.set(till.id);
                  }}
                >
                  {t.chooseThis}
                </Button>
              )}
            </div>
            <TillFacts till={till} names={names} />
            <CloseTill till={till} />
          </li>
        ))}
      </ul>
      <More {...tills} />
      {areUsed && currency !== undefined && <OpenTill branch={branch} currency={currency} />}
    </section>
  );
}

function OpenTill({ branch, currency }: { branch: string; currency: string }) {
  const t = useTexts(texts);
  const open = useDeed(
    (body: { branch_id: string; name: string; float_minor: number }, key) =>
      answered(api.POST('/tills', { params: { header: { 'Idempotency-Key': key } }, body })),
    [['desk', 'tills']],
  );
  const form = useForm({ name: t.usualName, float_minor: '' }, open);
  const [isTried, beTried] = useState(false);
  const float = form.field('float_minor');
  const minor = minorOf(form.values.float_minor, currency);
  return (
    <section class="stack stack-tight" aria-label={t.openTill}>
      <h3>{t.openTill}</h3>
      <Form
        form={form}
        deed={open}
        submit={t.openTill}
        onSubmit={() => {
          beTried(true);
          if (minor === undefined) return;
          open.mutate(
            { branch_id: branch, name: form.values.name.trim(), float_minor: minor },
            {
              onSuccess: ({ id }) => {
                standAt(branch);
                deskTill.set(id);
                form.reset();
                beTried(false);
              },
            },
          );
        }}
      >
        <Field label={t.name} hint={t.nameHint} required maxLength={50} autoComplete="off" {...form.field('name')} />
        <Field
          label={t.float(currency)}
          required
          inputMode="decimal"
          autoComplete="off"
          {...float}
          error={isTried && minor === undefined ? t.notMoney : float.error}
        />
      </Form>
    </section>
  );
}

function CloseTill({ till }: { till: Till }) {
  const t = useTexts(texts);
  const [isOpen, show] = useState(false);
  const { currency } = till.float;
  const close = useDeed(
    (body: { counted_minor: number; comment?: string }, key) =>
      answered(
        api.POST('/tills/{till_id}/close', {
          params: { path: { till_id: till.id }, header: { 'Idempotency-Key': key } },
          body,
        }),
      ),
    [['desk', 'tills']],
  );
  const form = useForm({ counted_minor: '', comment: '' }, close);
  const [isTried, beTried] = useState(false);
  const counted = form.field('counted_minor');
  const minor = minorOf(form.values.counted_minor, currency);
  if (!isOpen)
    return (
      <div>
        <Button kind="main" label={t.closeThis(till.name)} onPress={() => show(true)}>
          {t.close}
        </Button>
      </div>
    );
  return (
    <Form
      form={form}
      deed={close}
      submit={t.closeIt}
      onCancel={() => show(false)}
      onSubmit={() => {
        beTried(true);
        if (minor === undefined) return;
        const comment = form.values.comment.trim();
        close.mutate({ counted_minor: minor, ...(comment !== '' && { comment }) });
      }}
    >
      <Field
        label={t.count(currency)}
        hint={t.countHint}
        required
        inputMode="decimal"
        autoComplete="off"
        {...counted}
        error={isTried && minor === undefined ? t.notMoney : counted.error}
      />
      <Field label={t.comment} hint={t.commentHint} maxLength={500} autoComplete="off" {...form.field('comment')} />
    </Form>
  );
}
