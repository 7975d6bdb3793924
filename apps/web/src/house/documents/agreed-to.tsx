import { defineTexts, useTexts } from '../language.ts';
import { addressOf, documentNames, useDocuments, type NamedVersion } from './documents.ts';

const texts = defineTexts({
  ru: { open: 'Прочитать', opens: (name: string) => `Прочитать: ${name}` },
  en: { open: 'Read it', opens: (name: string) => `Read it: ${name}` },
});

type AgreedToProps = {
  /** Said before the names. */
  legend: string;
  agreed: readonly NamedVersion[];
  onAgree: (agreed: NamedVersion[]) => void;
};

/** A box to tick for each document that the library has published; none is ticked before somebody does. */
export function AgreedTo({ legend, agreed, onAgree }: AgreedToProps) {
  const t = useTexts(texts);
  const names = useTexts(documentNames);
  const documents = useDocuments().data?.items ?? [];
  if (documents.length === 0) return null;
  return (
    <fieldset class="stack stack-tight">
      <legend>{legend}</legend>
      {documents.map(({ kind, version }) => {
        const others = agreed.filter((one) => one.kind !== kind);
        const { title } = names[kind];
        return (
          <div key={kind} class="row">
            <label class="choice">
              <input
                type="checkbox"
                name={kind}
                checked={others.length < agreed.length}
                onChange={(event) => onAgree(event.currentTarget.checked ? [...others, { kind, version }] : others)}
              />
              {title}
            </label>
            <a href={addressOf({ kind, version })} target="_blank" rel="noreferrer" aria-label={t.opens(title)}>
              {t.open}
            </a>
          </div>
        );
      })}
    </fieldset>
  );
}
