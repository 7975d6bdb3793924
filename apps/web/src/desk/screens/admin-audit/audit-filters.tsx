import { Button } from '../../../design/button.tsx';
import { Choice, Field } from '../../../design/field.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import { Form, useForm } from '../../../house/form.tsx';
import { useTexts } from '../../../house/language.ts';
import type { AuditSearch } from './audit-search.ts';
import { texts } from './texts.ts';

type Props = { search: AuditSearch; onSearch: (search: AuditSearch) => void };

const WAYS = ['user_id', 'caller_id'] as const;
type Way = (typeof WAYS)[number];

/** What to look for. A person is named by the number of their card. */
export function AuditFilters({ search, onSearch }: Props) {
  const t = useTexts(texts);
  const find = useDeed((card: string) =>
    answered(api.GET('/users/by-card', { params: { query: { card_number: card } } })),
  );
  const { action = '', from = '', to = '' } = search;
  const way: Way = search.caller_id === undefined ? 'user_id' : 'caller_id';
  const form = useForm({ action, card_number: '', way, from, to }, find);
  const { values } = form;

  async function look(): Promise<void> {
    const card = values.card_number.trim();
    const person = card === '' ? undefined : await find.mutateAsync(card).catch(() => null);
    // What is wrong with the number stands below.
    if (person === null) return;
    const { caller_id, user_id } = search;
    const before = { ...(caller_id !== undefined && { caller_id }), ...(user_id !== undefined && { user_id }) };
    onSearch({
      action: values.action,
      from: values.from,
      to: values.to,
      ...(person ? { [values.way]: person.id } : before),
    });
  }

  const actions = Object.entries(t.actions)
    .map(([value, label]) => ({ value, label }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
  return (
    <section class="stack" aria-label={t.filters}>
      <Form wide form={form} deed={find} submit={t.show} onSubmit={() => void look()}>
        <div class="row row-top">
          <Choice
            label={t.action}
            options={[{ value: '', label: t.anything }, ...actions]}
            {...form.choice('action')}
          />
          <Field
            label={t.card}
            maxLength={32}
            autoComplete="off"
            autoCapitalize="characters"
            spellcheck={false}
            {...form.field('card_number')}
          />
          <Choice
            label={t.as}
            options={WAYS.map((value) => ({ value, label: t.ways[value] }))}
            {...form.choice('way')}
          />
        </div>
        <div class="row row-top">
          <Field label={t.from} type="date" {...form.field('from')} />
          <Field label={t.to} type="date" {...form.field('to')} />
        </div>
      </Form>
      {Object.keys(search).length > 0 && (
        <div>
          <Button onPress={() => onSearch({})}>{t.everything}</Button>
        </div>
      )}
    </section>
  );
}
