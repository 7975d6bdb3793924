import { useState } from 'preact/hooks';
import type { components } from '#contracts/public.ts';
import { Button } from '../../../design/button.tsx';
import { Field } from '../../../design/field.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import { Form, useForm } from '../../../house/form.tsx';
import { defineTexts, useTexts } from '../../../house/language.ts';
import { daysBefore, libraryToday } from '../../../house/library-day.ts';

type Loan = components['schemas']['Loan'];

const texts = defineTexts({
  ru: {
    due: 'Другой срок',
    dueThis: (title: string) => `Другой срок: ${title}`,
    dueDate: 'Вернуть до',
    dueHint: 'Читателю придёт письмо. Это не продление.',
    reason: 'Почему',
    setDue: 'Назначить срок',
    back: 'Вернули раньше',
    backThis: (title: string) => `Вернули раньше: ${title}`,
    day: 'В какой день вернули',
    dayHint: 'За этот день и посчитается штраф. Можно записать возврат не старше 59 дней.',
    takeBack: 'Принять этим днём',
  },
  en: {
    due: 'Another due date',
    dueThis: (title: string) => `Another due date: ${title}`,
    dueDate: 'Due date',
    dueHint: 'The reader gets an e-mail. This is not a renewal.',
    reason: 'Why',
    setDue: 'Set the due date',
    back: 'Returned earlier',
    backThis: (title: string) => `Returned earlier: ${title}`,
    day: 'Day of the return',
    dayHint: 'The fine is counted up to that day. It may be at most 59 days ago.',
    takeBack: 'Take back as of that day',
  },
});

/** How long ago the library lets a return have been: sixty times 24 hours, so that the sixtieth day has partly passed. */
const OLDEST_DAYS = 59;

type LoanDatesProps = {
  loan: Loan;
  /** The names of the questions that have new answers afterwards. */
  changes: string[][];
};

/** Sets another due date of a loan, or records that it was returned on an earlier day. */
export function LoanDates({ loan, changes }: LoanDatesProps) {
  const t = useTexts(texts);
  const [open, show] = useState<'due' | 'back'>();
  const close = () => show(undefined);
  if (open === 'due') return <DueDate loan={loan} changes={changes} onLeave={close} />;
  if (open === 'back') return <EarlierReturn loan={loan} changes={changes} onLeave={close} />;
  return (
    <>
      {loan.claimed_returned_at === undefined && (
        <Button onPress={() => show('due')} label={t.dueThis(loan.title)}>
          {t.due}
        </Button>
      )}
      <Button onPress={() => show('back')} label={t.backThis(loan.title)}>
        {t.back}
      </Button>
    </>
  );
}

function DueDate({ loan, changes, onLeave }: LoanDatesProps & { onLeave: () => void }) {
  const t = useTexts(texts);
  const set = useDeed(
    (body: { due_date: string; reason: string }, key) =>
      answered(
        api.PUT('/loans/{loan_id}/due-date', {
          params: { path: { loan_id: loan.id }, header: { 'Idempotency-Key': key } },
          body,
        }),
      ),
    changes,
  );
  const form = useForm({ due_date: loan.due_date, reason: '' }, set);
  return (
    <Form
      form={form}
      deed={set}
      submit={t.setDue}
      onSubmit={() => set.mutate(form.values, { onSuccess: onLeave })}
      onCancel={onLeave}
    >
      <Field
        label={t.dueDate}
        hint={t.dueHint}
        type="date"
        required
        min={libraryToday()}
        autoComplete="off"
        {...form.field('due_date')}
      />
      <Field label={t.reason} required maxLength={500} autoComplete="off" {...form.field('reason')} />
    </Form>
  );
}

function EarlierReturn({ loan, changes, onLeave }: LoanDatesProps & { onLeave: () => void }) {
  const t = useTexts(texts);
  const today = libraryToday();
  const takeBack = useDeed(
    (day: string, key) =>
      answered(
        api.POST('/loans/return', {
          params: { header: { 'Idempotency-Key': key } },
          // Then it is that day at every branch, also in Kamchatka; today is now.
          body: { loan_id: loan.id, ...(day < today && { returned_at: `${day}T10:00:00Z` }) },
        }),
      ),
    changes,
  );
  const form = useForm({ returned_at: daysBefore(today, 1) }, takeBack);
  return (
    <Form
      form={form}
      deed={takeBack}
      submit={t.takeBack}
      onSubmit={() => takeBack.mutate(form.values.returned_at)}
      onCancel={onLeave}
    >
      <Field
        label={t.day}
        hint={t.dayHint}
        type="date"
        required
        min={daysBefore(today, OLDEST_DAYS)}
        max={today}
        autoComplete="off"
        {...form.field('returned_at')}
      />
    </Form>
  );
}
