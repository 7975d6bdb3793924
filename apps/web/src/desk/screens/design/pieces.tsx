import { useState } from 'preact/hooks';
import { Button, ButtonLink } from '../../../design/button.tsx';
import { Confirm } from '../../../design/confirm.tsx';
import { Cover } from '../../../design/cover.tsx';
import { Choice, Field, TextField } from '../../../design/field.tsx';
import { Mark, Message, type Tone } from '../../../design/message.tsx';
import { SearchForm } from '../../../design/search-form.tsx';
import { Table } from '../../../design/table.tsx';
import { Form } from '../../../house/form.tsx';
import { useTexts } from '../../../house/language.ts';
import { texts } from './texts.ts';

const TONES: readonly Tone[] = ['good', 'soon', 'bad', 'calm'];
const nothing = () => undefined;

type PiecesProps = {
  /** Tells what is in one theme from the same in the other. */
  name: 'light' | 'dark';
};

/** Each piece once. */
export function Pieces({ name }: PiecesProps) {
  const t = useTexts(texts);
  return (
    <>
      <div class="stack stack-tight">
        <h3>{t.buttons}</h3>
        <div class="row">
          <Button kind="main">{t.main}</Button>
          <Button>{t.ordinary}</Button>
          <Button kind="plain">{t.plain}</Button>
          <Button kind="bad">{t.bad}</Button>
          <Button busy>{t.busy}</Button>
          <ButtonLink to="/desk/design">{t.link}</ButtonLink>
        </div>
        <Confirm question={t.question} yes={t.yes} no={t.no} onConfirm={nothing}>
          {t.confirm}
        </Confirm>
      </div>
      <div class="stack stack-tight">
        <h3>{t.messages}</h3>
        {TONES.map((tone) => (
          <Message key={tone} tone={tone}>
            {t.tones[tone]}
          </Message>
        ))}
        <div class="row">
          {TONES.map((tone) => (
            <Mark key={tone} tone={tone}>
              {t.marks[tone]}
            </Mark>
          ))}
        </div>
      </div>
      <Fields name={name} />
      <div class="stack stack-tight">
        <h3>{t.table}</h3>
        <p class="quiet">{t.tableAbout}</p>
        <Table
          label={`${t.table}, ${name}`}
          rows={t.rows}
          keyOf={({ title }) => title}
          columns={[
            { label: t.book, cell: ({ title }) => title },
            { label: t.due, cell: ({ due }) => due },
            { label: t.copies, figures: true, cell: ({ copies }) => copies },
          ]}
          below={(row) => row === t.rows[1] && <p class="quiet">{t.opened}</p>}
        />
      </div>
      <div class="stack stack-tight">
        <h3>{t.facts}</h3>
        <dl class="facts">
          <dt>{t.card}</dt>
          <dd class="numbers">R100001</dd>
          <dt>{t.due}</dt>
          <dd>{t.rows[0]?.due}</dd>
        </dl>
      </div>
      <div class="stack stack-tight">
        <h3>{t.covers}</h3>
        <div class="row">
          {t.rows.map(({ title }) => (
            <Cover key={title} title={title} author={title} />
          ))}
        </div>
      </div>
      <details class="more">
        <summary>{t.more}</summary>
        <p>{t.moreText}</p>
      </details>
      <div class="stack stack-tight">
        <h3>{t.waiting}</h3>
        <div class="waiting" aria-hidden="true">
          <i />
          <i />
        </div>
      </div>
    </>
  );
}

const IDLE = { error: null, isPending: false, isSuccess: false };

function Fields({ name }: PiecesProps) {
  const t = useTexts(texts);
  const [written, write] = useState('');
  const [kind, choose] = useState<keyof typeof t.options>('book');
  return (
    <div class="stack stack-tight">
      <h3>{t.fields}</h3>
      <SearchForm label={t.searches[name]} submit={t.find} words="" onSearch={nothing} />
      <Form form={{ names: [] }} deed={IDLE} submit={t.save} onSubmit={nothing}>
        <Field label={t.name} hint={t.nameHint} name={`${name}-name`} value={written} onInput={write} />
        <Field
          label={t.wrong}
          name={`${name}-email`}
          type="email"
          value="anna@"
          onInput={nothing}
          error={t.wrongError}
        />
        <Choice
          label={t.choice}
          name={`${name}-kind`}
          value={kind}
          options={[
            { value: 'book', label: t.options.book },
            { value: 'map', label: t.options.map },
          ]}
          onChoose={choose}
        />
        <TextField label={t.text} name={`${name}-text`} rows={3} value={written} onInput={write} />
      </Form>
    </div>
  );
}
