import { useState } from 'preact/hooks';
import type { components } from '#contracts/public.ts';
import { Field } from '../../../design/field.tsx';
import { Message } from '../../../design/message.tsx';
import { answered, api } from '../../../house/api.ts';
import { useAnswer, useDeed } from '../../../house/asking.ts';
import { Form, useForm } from '../../../house/form.tsx';
import { inItsTime } from '../../../house/in-its-time.ts';
import { useTexts } from '../../../house/language.ts';
import { libraryToday } from '../../../house/library-day.ts';
import { texts } from './texts.ts';

type Closure = { from: string; until: string; due_date: string; reason: string };

/** Moves the due dates of loans that nobody can bring back, since the branch is closed when they are due. */
export function MoveDueDates({ branch: { id } }: { branch: components['schemas']['Branch'] }) {
  const t = useTexts(texts);
  const [count, tellCount] = useState(0);
  const move = useDeed(
    async (body: Closure) => {
      tellCount(0);
      for (let more = true; more;) {
        const moved = await answered(
          // Each request moves some more: what was moved is not due on these days any longer.
          inItsTime(() => api.POST('/branches/{branch_id}/due-dates', { params: { path: { branch_id: id } }, body })),
        );
        tellCount((before) => before + moved.moved);
        more = moved.more;
      }
    },
    [['branches', id, 'due']],
  );
  const form = useForm({ from: '', until: '', due_date: '', reason: '' }, move);
  const { from, until: last, due_date, reason } = form.values;
  const until = last === '' ? from : last;
  return (
    <details class="more">
      <summary>{t.moveDue}</summary>
      <Form
        wide
        form={form}
        deed={move}
        submit={t.moveSubmit}
        onSubmit={() => move.mutate({ from, until, due_date, reason: reason.trim() })}
      >
        <p class="quiet">{t.moveHint}</p>
        <div class="fields">
          <Field label={t.moveFrom} type="date" required min={libraryToday()} {...form.field('from')} />
          <Field label={t.moveUntil} hint={t.toHint} type="date" min={from} {...form.field('until')} />
          <Field label={t.moveTo} type="date" required min={until} {...form.field('due_date')} />
          <Field label={t.moveReason} required maxLength={500} {...form.field('reason')} />
        </div>
        {from !== '' && until >= from && <Due branchId={id} from={from} until={until} />}
        {(move.isPending || move.isSuccess) && <Message tone="good">{t.moved(count)}</Message>}
      </Form>
    </details>
  );
}

function Due({ branchId, from, until }: { branchId: string; from: string; until: string }) {
  const t = useTexts(texts);
  const due = useAnswer(['branches', branchId, 'due', from, until], () =>
    answered(
      api.GET('/branches/{branch_id}/due-dates', {
        params: { path: { branch_id: branchId }, query: { from, until } },
      }),
    ),
  );
  return <p role="status">{due.data && (due.data.more ? t.dueMany(due.data.loans) : t.due(due.data.loans))}</p>;
}
