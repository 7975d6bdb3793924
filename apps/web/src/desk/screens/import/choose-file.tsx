import { useId, useState } from 'preact/hooks';
import { Button } from '../../../design/button.tsx';
import { Field } from '../../../design/field.tsx';
import { useTexts } from '../../../house/language.ts';
import { texts } from './texts.ts';

const MOST_BYTES = 100 * 1024 * 1024;
const MOST_COPIES = 1_000;

type Props = { onChosen: (given: { file: File; source: string; copies: number }) => void };

/** Asks for a file, where it is from, and how many copies there are of each book. */
export function ChooseFile({ onChosen }: Props) {
  const t = useTexts(texts);
  const id = useId();
  const [file, choose] = useState<File>();
  const [source, nameSource] = useState('');
  const [copies, setCopies] = useState('1');
  const isTooLarge = file !== undefined && file.size > MOST_BYTES;
  return (
    <form
      class="stack form"
      onSubmit={(event) => {
        event.preventDefault();
        if (file && !isTooLarge) onChosen({ file, source: source.trim(), copies: Number(copies) });
      }}
    >
      <div class="field">
        <label for={id}>{t.file}</label>
        <span class="hint" id={`${id}-hint`}>
          {t.fileHint}
        </span>
        <input
          class="input"
          id={id}
          name="file"
          type="file"
          accept=".csv,.tsv,.txt,.mrc,.marc"
          required
          aria-invalid={isTooLarge}
          aria-describedby={isTooLarge ? `${id}-error` : `${id}-hint`}
          onChange={(event) => {
            const [chosen] = event.currentTarget.files ?? [];
            choose(chosen);
            if (chosen) nameSource(chosen.name.replace(/\.[^.]+$/, '').slice(0, 100));
          }}
        />
        {isTooLarge && (
          <span class="error" id={`${id}-error`} role="alert">
            {t.tooLarge}
          </span>
        )}
      </div>
      <Field
        label={t.source}
        hint={t.sourceHint}
        name="source"
        autoComplete="off"
        required
        maxLength={100}
        value={source}
        onInput={nameSource}
      />
      <Field
        label={t.copies}
        hint={t.copiesHint}
        name="copies"
        type="number"
        min={0}
        max={MOST_COPIES}
        required
        value={copies}
        onInput={setCopies}
      />
      <div>
        <Button kind="main" type="submit">
          {t.begin}
        </Button>
      </div>
    </form>
  );
}
