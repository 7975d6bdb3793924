import { useState } from 'preact/hooks';
import type { components } from '#contracts/public.ts';
import { Button } from '../../../design/button.tsx';
import { Confirm } from '../../../design/confirm.tsx';
import { Field } from '../../../design/field.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed, useList } from '../../../house/asking.ts';
import { Form, useForm } from '../../../house/form.tsx';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { More } from '../../../house/more.tsx';
import { Trouble } from '../../../house/trouble.tsx';
import { useScans } from '../../keys/deeds.ts';
import { texts } from './texts.ts';

type User = components['schemas']['User'];
type ReaderCard = components['schemas']['ReaderCard'];

const keyOf = ({ id }: User) => ['desk', 'reader', id, 'cards'];

/** What names a reader at the desk, also what did and is lost. */
export function Cards({ user, mayChange }: { user: User; mayChange: boolean }) {
  const t = useTexts(texts);
  const [asked, ask] = useState<'add' | 'replace' | undefined>();
  const cards = useList(keyOf(user), (cursor) =>
    answered(
      api.GET('/users/{user_id}/cards', {
        params: { path: { user_id: user.id }, query: cursor === undefined ? {} : { cursor } },
      }),
    ),
  );
  const end = () => ask(undefined);
  return (
    <section class="stack stack-tight" aria-label={t.cards}>
      <h2>{t.cards}</h2>
      <ul class="list">
        <li class="row row-apart">
          <span>
            <span class="numbers">{user.card_number}</span> <span class="quiet">{t.mainCard}</span>
          </span>
          {mayChange && asked !== 'replace' && (
            <Button label={t.loseCardOf(user.card_number)} onPress={() => ask('replace')}>
              {t.loseCard}
            </Button>
          )}
        </li>
        {cards.items?.map((card) => (
          <CardRow key={card.card_number} user={user} card={card} mayChange={mayChange} />
        ))}
      </ul>
      {cards.error && <Trouble error={cards.error} onAgain={() => void cards.refetch()} />}
      <More {...cards} />
      {asked === 'replace' && <ReplaceForm key={user.card_number} user={user} onEnd={end} />}
      {asked === 'add' && <AddForm user={user} onEnd={end} />}
      {mayChange && asked === undefined && (
        <div>
          <Button onPress={() => ask('add')}>{t.addCard}</Button>
        </div>
      )}
    </section>
  );
}

const useLoss = (user: User) =>
  useDeed(
    (body: { card_number: string; replacement?: string }, key) =>
      answered(
        api.POST('/users/{user_id}/lost-cards', {
          params: { path: { user_id: user.id }, header: { 'Idempotency-Key': key } },
          body,
        }),
      ),
    [['desk', 'reader', user.id]],
  );

function CardRow({ user, card, mayChange }: { user: User; card: ReaderCard; mayChange: boolean }) {
  const t = useTexts(texts);
  const { dayOf } = useFormats();
  const { card_number, recorded_at: at, lost_at: lostAt } = card;
  const lose = useLoss(user);
  return (
    <li class="stack stack-tight">
      <div class="row row-apart">
        <span>
          <span class="numbers">{card_number}</span>{' '}
          <span class="quiet">{lostAt === undefined ? t.cardSince(dayOf(at)) : t.cardLost(dayOf(lostAt))}</span>
        </span>
        {mayChange && lostAt === undefined && (
          <Confirm
            label={t.loseCardOf(card_number)}
            question={t.loseQuestion(card_number)}
            yes={t.loseYes}
            no={t.no}
            busy={lose.isPending}
            onConfirm={() => lose.mutate({ card_number })}
          >
            {t.loseCard}
          </Confirm>
        )}
      </div>
      {lose.error && <Trouble error={lose.error} />}
    </li>
  );
}

/** The main card is lost: another one is in its place at once. */
function ReplaceForm({ user, onEnd }: { user: User; onEnd: () => void }) {
  const t = useTexts(texts);
  const lose = useLoss(user);
  const form = useForm({ replacement: '' }, lose);
  useScans((code) => form.field('replacement').onInput(code));
  const report = () => {
    const replacement = form.values.replacement.trim();
    const lost = { card_number: user.card_number, ...(replacement !== '' && { replacement }) };
    lose.mutate(lost, { onSuccess: onEnd });
  };
  return (
    <Form form={form} deed={lose} submit={t.replaceLost} onSubmit={report} onCancel={onEnd}>
      <Field
        label={t.newCard}
        hint={t.loseMain}
        autoComplete="off"
        spellcheck={false}
        maxLength={32}
        {...form.field('replacement')}
      />
    </Form>
  );
}

function AddForm({ user, onEnd }: { user: User; onEnd: () => void }) {
  const t = useTexts(texts);
  const add = useDeed(
    (body: { card_number: string }, key) =>
      answered(
        api.POST('/users/{user_id}/cards', {
          params: { path: { user_id: user.id }, header: { 'Idempotency-Key': key } },
          body,
        }),
      ),
    [keyOf(user)],
  );
  const form = useForm({ card_number: '' }, add);
  useScans((code) => form.field('card_number').onInput(code));
  return (
    <Form
      form={form}
      deed={add}
      submit={t.giveCard}
      onSubmit={() => add.mutate(form.values, { onSuccess: onEnd })}
      onCancel={onEnd}
    >
      <Field
        label={t.newCard}
        hint={t.newCardHint}
        autoComplete="off"
        spellcheck={false}
        required
        maxLength={32}
        {...form.field('card_number')}
      />
    </Form>
  );
}
