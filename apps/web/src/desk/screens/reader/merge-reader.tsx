import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import type { components } from '#contracts/public.ts';
import { Button } from '../../../design/button.tsx';
import { Confirm } from '../../../design/confirm.tsx';
import { Field } from '../../../design/field.tsx';
import { Message } from '../../../design/message.tsx';
import { Table } from '../../../design/table.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useAnswer, useDeed } from '../../../house/asking.ts';
import { Form, useForm } from '../../../house/form.tsx';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { useScans } from '../../keys/deeds.ts';
import { useCategoryName, usePatronCategories } from '../../patron-categories.ts';
import { texts } from './merge-texts.ts';

type Schemas = components['schemas'];
type User = Schemas['User'];

/** Merges another account of a reader into this one: it is found by its card or name, and both are seen side by side before. */
export function MergeReader({ user }: { user: User }) {
  const t = useTexts(texts);
  const [isOpen, open] = useState(false);
  const [other, choose] = useState<User>();
  const [done, tell] = useState<Schemas['Merge']>();
  if (done) return <Message tone="good">{done.status === 'requested' ? t.requested : t.done}</Message>;
  if (!isOpen)
    return (
      <div>
        <Button onPress={() => open(true)}>{t.merge}</Button>
      </div>
    );
  return (
    <section class="stack" aria-label={t.merge}>
      <h2>{t.merge}</h2>
      <p class="quiet measure">{t.about}</p>
      {other ? (
        <Compared kept={user} other={other} onDone={tell} onOther={() => choose(undefined)} />
      ) : (
        <FindOther kept={user} onChoose={choose} onCancel={() => open(false)} />
      )}
    </section>
  );
}

type FindProps = { kept: User; onChoose: (other: User) => void; onCancel: () => void };

function FindOther({ kept, onChoose, onCancel }: FindProps) {
  const t = useTexts(texts);
  const find = useDeed(async (words: string) =>
    answered(api.GET('/users', { params: { query: { q: words, role: 'reader' } } })),
  );
  const scan = useDeed(async (card_number: string) =>
    answered(api.GET('/users/by-card', { params: { query: { card_number } } })),
  );
  const form = useForm({ words: '' }, find);
  useScans((code) =>
    scan.mutate(code, { onSuccess: (holder) => (holder.id === kept.id ? undefined : onChoose(holder)) }),
  );
  const found = find.data?.items.filter(({ id }) => id !== kept.id);
  return (
    <>
      <Form
        form={form}
        deed={find}
        submit={t.search}
        onSubmit={() => find.mutate(form.values.words.trim())}
        onCancel={onCancel}
      >
        <Field
          label={t.find}
          hint={t.findHint}
          autoComplete="off"
          spellcheck={false}
          required
          maxLength={100}
          {...form.field('words')}
        />
      </Form>
      {scan.error && <Trouble error={scan.error} />}
      {found?.length === 0 && <p role="status">{t.none}</p>}
      {found && found.length > 0 && (
        <ul class="list" aria-label={t.found}>
          {found.map((one) => (
            <li key={one.id} class="row row-apart">
              <span>
                {one.full_name} <span class="quiet">{[one.card_number, one.email].filter(Boolean).join(' · ')}</span>
              </span>
              <Button label={t.chooseThis(one.full_name, one.card_number)} onPress={() => onChoose(one)}>
                {t.choose}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

type ComparedProps = { kept: User; other: User; onDone: (merge: Schemas['Merge']) => void; onOther: () => void };

function Compared({ kept, other, onDone, onOther }: ComparedProps) {
  const t = useTexts(texts);
  const params = { path: { user_id: other.id }, query: { into: kept.id } };
  const check = useAnswer(['desk', 'merge', other.id, kept.id], () =>
    answered(api.GET('/users/{user_id}/merge-check', { params })),
  );
  return (
    <>
      <SideBySide kept={kept} other={other} />
      {check.isPending && <Waiting label={t.checking} />}
      {check.error && <Trouble error={check.error} onAgain={() => void check.refetch()} />}
      {check.data && check.data.refusals.length > 0 && (
        <Message tone="bad">
          <ul class="stack stack-tight">
            {check.data.refusals.map(({ message }) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </Message>
      )}
      {check.data?.allowed && <Moves moves={check.data.moves} />}
      {check.data?.allowed && <Decide kept={kept} other={other} onDone={onDone} />}
      <div>
        <Button onPress={onOther}>{t.other}</Button>
      </div>
    </>
  );
}

function SideBySide({ kept, other }: { kept: User; other: User }) {
  const t = useTexts(texts);
  const { day, dayOf, number } = useFormats();
  const nameOf = useCategoryName();
  const categories = usePatronCategories().data?.items ?? [];
  const categoryOf = ({ patron_category: code }: User) => {
    const category = categories.find((one) => one.code === code);
    return category ? nameOf(category) : code;
  };
  const facts: { label: string; of: (user: User) => string }[] = [
    { label: t.name, of: ({ full_name }) => full_name },
    { label: t.card, of: ({ card_number }) => card_number },
    { label: t.email, of: ({ email, pending_email }) => email ?? pending_email ?? t.noEmail },
    { label: t.category, of: categoryOf },
    { label: t.until, of: ({ expires_on }) => (expires_on === undefined ? t.noEnd : day(expires_on)) },
    { label: t.onLoan, of: ({ active_loans }) => number(active_loans) },
    { label: t.since, of: ({ created_at }) => dayOf(created_at) },
  ];
  return (
    <Table
      label={t.compared}
      rows={facts}
      keyOf={({ label }) => label}
      columns={[
        { label: t.fact, cell: ({ label }) => label },
        { label: t.kept, cell: ({ of }) => of(kept) },
        { label: t.closed, cell: ({ of }) => of(other) },
      ]}
    />
  );
}

/** What there is none of, is not named. */
function Moves({ moves }: { moves: Schemas['MergeCheck']['moves'] }) {
  const t = useTexts(texts);
  const { count, money } = useFormats();
  const { lending } = moves;
  const named = [
    [lending.loans, t.loans],
    [lending.past_loans, t.pastLoans],
    [lending.holds, t.holds],
    [lending.charges, t.charges],
    [moves.cards, t.cards],
    [moves.notes, t.notes],
    [moves.blocks, t.blocks],
    [moves.guardians + moves.children, t.relatives],
  ] as const;
  const owed = { amount_minor: lending.owes_minor, currency: lending.currency };
  return (
    <div class="stack stack-tight">
      <h3>{t.moves}</h3>
      <ul class="stack stack-tight">
        {named.flatMap(([many, words]) => (many > 0 ? [<li key={count(many, words)}>{count(many, words)}</li>] : []))}
        {lending.owes_minor > 0 && <li>{t.owes(money(owed))}</li>}
      </ul>
      {lending.holds_ended > 0 && <p>{t.holdsEnded(count(lending.holds_ended, t.holds))}</p>}
      <p class="quiet">{t.stays}</p>
    </div>
  );
}

function Decide({ kept, other, onDone }: Pick<ComparedProps, 'kept' | 'other' | 'onDone'>) {
  const t = useTexts(texts);
  const [reason, write] = useState('');
  const merge = useDeed(
    (why: string, key) =>
      answered(
        api.POST('/users/{user_id}/merge', {
          params: { path: { user_id: other.id }, header: { 'Idempotency-Key': key } },
          body: { into: kept.id, reason: why },
        }),
      ),
    [['desk', 'reader']],
  );
  return (
    <div class="stack form">
      <Field label={t.reason} name="reason" value={reason} error={undefined} maxLength={500} onInput={write} />
      {reason.trim() !== '' && (
        <Confirm
          question={t.question(other.card_number)}
          yes={t.yes}
          no={t.no}
          busy={merge.isPending}
          onConfirm={() => merge.mutate(reason.trim(), { onSuccess: onDone })}
        >
          {t.submit}
        </Confirm>
      )}
      {merge.error && <Trouble error={merge.error} />}
    </div>
  );
}

/** Of an account that is another one by now: where it went, and whether every service has seen to it. */
export function MergedAway({ id, into }: { id: string; into: string }) {
  const t = useTexts(texts);
  const merge = useAnswer(['desk', 'reader', id, 'merge'], () =>
    answered(api.GET('/users/{user_id}/merge', { params: { path: { user_id: id } } })),
  );
  return (
    <Message tone="soon">
      <p>{t.away}</p>
      {merge.data && <p>{t.status[merge.data.status]}</p>}
      <p>
        <Link href={`/desk/readers/${into}`}>{t.toKept}</Link>
      </p>
    </Message>
  );
}
