import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import type { components } from '#contracts/public.ts';
import { Button } from '../../../design/button.tsx';
import { Confirm } from '../../../design/confirm.tsx';
import { Field } from '../../../design/field.tsx';
import { answered, api } from '../../../house/api.ts';
import { useAnswer, useDeed } from '../../../house/asking.ts';
import { Form, useForm } from '../../../house/form.tsx';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { useScans } from '../../keys/deeds.ts';
import { texts } from './texts.ts';

type User = components['schemas']['User'];
type Relative = components['schemas']['Relative'];

/** Who acts for a child, and for whom somebody acts. Nobody links themselves, so on their own page there is no button. */
export function Family({ user, isOwn }: { user: User; isOwn: boolean }) {
  const t = useTexts(texts);
  const [isLinking, link] = useState(false);
  const family = useAnswer(['desk', 'reader', user.id, 'family'], () =>
    answered(api.GET('/users/{user_id}/family', { params: { path: { user_id: user.id } } })),
  );
  if (family.error) return <Trouble error={family.error} onAgain={() => void family.refetch()} />;
  if (!family.data) return null;
  const { guardians, children } = family.data;
  const mayHaveGuardian = user.role === 'reader' && children.length === 0 && !isOwn;
  if (!mayHaveGuardian && guardians.length === 0 && children.length === 0) return null;
  return (
    <section class="stack">
      <h2>{t.family}</h2>
      {guardians.length > 0 && (
        <Relatives title={t.guardians}>
          {guardians.map((guardian) => (
            <RelativeRow
              key={guardian.id}
              relative={guardian}
              pair={{ child: user, guardian }}
              mayEnd={user.role === 'reader' && !isOwn}
            />
          ))}
        </Relatives>
      )}
      {children.length > 0 && (
        <Relatives title={t.children}>
          {children.map((child) => (
            <RelativeRow key={child.id} relative={child} pair={{ child, guardian: user }} mayEnd={!isOwn} />
          ))}
        </Relatives>
      )}
      {mayHaveGuardian &&
        (isLinking ? (
          <LinkForm child={user} onEnd={() => link(false)} />
        ) : (
          <div>
            <Button onPress={() => link(true)}>{t.linkGuardian}</Button>
          </div>
        ))}
    </section>
  );
}

function Relatives({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div class="stack stack-tight">
      <h3>{title}</h3>
      <ul class="list">{children}</ul>
    </div>
  );
}

type Named = { id: string; full_name: string };
type RowProps = { relative: Relative; pair: { child: Named; guardian: Named }; mayEnd: boolean };

function RelativeRow({ relative, pair: { child, guardian }, mayEnd }: RowProps) {
  const t = useTexts(texts);
  const { day } = useFormats();
  const end = useDeed(
    (_nothing: undefined, key) =>
      answered(
        api.DELETE('/users/{user_id}/guardians/{guardian_id}', {
          params: { path: { user_id: child.id, guardian_id: guardian.id }, header: { 'Idempotency-Key': key } },
        }),
      ),
    familyOf(child, guardian),
  );
  return (
    <li class="stack stack-tight">
      <div class="row row-apart">
        <span>
          <Link href={`/desk/readers/${relative.id}`}>{relative.full_name}</Link>{' '}
          <span class="quiet">{t.endsOn(day(relative.ends_on))}</span>
        </span>
        {mayEnd && (
          <Confirm
            label={t.endLinkOf(relative.full_name)}
            question={t.endQuestion(guardian.full_name, child.full_name)}
            yes={t.endYes}
            no={t.no}
            busy={end.isPending}
            onConfirm={() => end.mutate(undefined)}
          >
            {t.endLink}
          </Confirm>
        )}
      </div>
      {end.error && <Trouble error={end.error} />}
    </li>
  );
}

/** By the guardian's card, which is scanned or typed while both stand at the desk. */
function LinkForm({ child, onEnd }: { child: User; onEnd: () => void }) {
  const t = useTexts(texts);
  const link = useDeed(
    async ({ card_number, ends_on }: { card_number: string; ends_on: string }, key) => {
      const guardian = await answered(api.GET('/users/by-card', { params: { query: { card_number } } }));
      return answered(
        api.PUT('/users/{user_id}/guardians/{guardian_id}', {
          params: { path: { user_id: child.id, guardian_id: guardian.id }, header: { 'Idempotency-Key': key } },
          body: { ends_on },
        }),
      );
    },
    [['desk', 'reader']],
  );
  const form = useForm({ card_number: '', ends_on: '' }, link);
  useScans((code) => form.field('card_number').onInput(code));
  return (
    <Form
      form={form}
      deed={link}
      submit={t.linkThis}
      onSubmit={() => link.mutate(form.values, { onSuccess: onEnd })}
      onCancel={onEnd}
    >
      <Field
        label={t.guardianCard}
        hint={t.guardianCardHint}
        autoComplete="off"
        spellcheck={false}
        required
        maxLength={32}
        {...form.field('card_number')}
      />
      <Field label={t.ends} hint={t.endsHint} type="date" autoComplete="off" required {...form.field('ends_on')} />
    </Form>
  );
}

const familyOf = (...people: Named[]) => people.map(({ id }) => ['desk', 'reader', id, 'family']);
