import { useState } from 'preact/hooks';
import type { components } from '#contracts/public.ts';
import { Button } from '../../../design/button.tsx';
import { TextField } from '../../../design/field.tsx';
import { Message } from '../../../design/message.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed, useList } from '../../../house/asking.ts';
import { Form, useForm } from '../../../house/form.tsx';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { More } from '../../../house/more.tsx';
import { Trouble } from '../../../house/trouble.tsx';
import { texts } from './texts.ts';

type User = components['schemas']['User'];
type ReaderNote = components['schemas']['ReaderNote'];

/** What the desk notes about a reader, for itself. */
export function Notes({ user }: { user: User }) {
  const t = useTexts(texts);
  const notes = useList(['desk', 'reader', user.id, 'notes'], (cursor) =>
    answered(
      api.GET('/users/{user_id}/notes', {
        params: { path: { user_id: user.id }, query: cursor === undefined ? {} : { cursor } },
      }),
    ),
  );
  return (
    <section class="stack" aria-label={t.notes}>
      <h2>{t.notes}</h2>
      {notes.items?.map((note) => (
        <NoteRow key={note.id} user={user} note={note} />
      ))}
      {notes.error && <Trouble error={notes.error} onAgain={() => void notes.refetch()} />}
      <More {...notes} />
      <NoteForm user={user} />
    </section>
  );
}

function NoteRow({ user, note: { id, note, alerts, written_at: at } }: { user: User; note: ReaderNote }) {
  const t = useTexts(texts);
  const { dayOf } = useFormats();
  const remove = useDeed(
    (_nothing: undefined, key) =>
      answered(
        api.DELETE('/users/{user_id}/notes/{note_id}', {
          params: { path: { user_id: user.id, note_id: id }, header: { 'Idempotency-Key': key } },
        }),
      ),
    [['desk', 'reader', user.id]],
  );
  return (
    <Message tone={alerts ? 'soon' : 'calm'}>
      <p>{note}</p>
      <p class="quiet">{alerts ? t.alertOf(dayOf(at)) : dayOf(at)}</p>
      {remove.error && <Trouble error={remove.error} />}
      <p>
        <Button busy={remove.isPending} label={t.removeThisNote(note)} onPress={() => remove.mutate(undefined)}>
          {t.removeNote}
        </Button>
      </p>
    </Message>
  );
}

function NoteForm({ user }: { user: User }) {
  const t = useTexts(texts);
  const [alerts, alert] = useState(false);
  const add = useDeed(
    (body: { note: string; alerts: boolean }, key) =>
      answered(
        api.POST('/users/{user_id}/notes', {
          params: { path: { user_id: user.id }, header: { 'Idempotency-Key': key } },
          body,
        }),
      ),
    [['desk', 'reader', user.id]],
  );
  const form = useForm({ note: '' }, add);
  const done = () => {
    form.reset();
    alert(false);
  };
  return (
    <Form
      form={form}
      deed={add}
      submit={t.addNote}
      onSubmit={() => add.mutate({ note: form.values.note.trim(), alerts }, { onSuccess: done })}
    >
      <TextField label={t.newNote} hint={t.noteHint} required maxLength={1000} rows={2} {...form.field('note')} />
      <label class="choice">
        <input type="checkbox" checked={alerts} onChange={(event) => alert(event.currentTarget.checked)} />
        {t.alertEachTime}
      </label>
    </Form>
  );
}
