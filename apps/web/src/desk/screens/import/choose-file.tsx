import { useState } from 'preact/hooks';
import { Button } from '../../../design/button.tsx';
import { Field, FileField } from '../../../design/field.tsx';
import { useTexts } from '../../../house/language.ts';
import { texts } from './texts.ts';

const MOST_BYTES = 100 * 1024 * 1024;
const MOST_COPIES = 1_000;

type Props = { onChosen: (given: { file: File; source: string; copies: number }) => void };

/** Asks for a file, where it is from, and how many copies there are of each book. */
export function ChooseFile({ onChosen }: Props) {
  const t = useTexts(texts);
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
      <FileField
        label={t.file}
        hint={t.fileHint}
        error={isTooLarge ? t.tooLarge : undefined}
        name="file"
        accept=".csv,.tsv,.txt,.mrc,.marc"
        onChosen={(chosen) => {
          choose(chosen);
          if (chosen) nameSource(chosen.name.replace(/\.[^.]+$/, '').slice(0, 100));
        }}
      />
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
