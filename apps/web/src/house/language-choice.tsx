import { defineTexts, language, LANGUAGES, useTexts } from './language.ts';
import { NAMES_OF_LANGUAGES } from './names-of-languages.ts';

const texts = defineTexts({ ru: { language: 'Язык' }, en: { language: 'Language' } });

/** The other languages, each in its own name. */
export function LanguageChoice() {
  const t = useTexts(texts);
  const chosen = language.use();
  return (
    <div role="group" aria-label={t.language}>
      {LANGUAGES.filter((one) => one !== chosen).map((one) => (
        <button key={one} type="button" class="button button-plain" lang={one} onClick={() => language.set(one)}>
          {NAMES_OF_LANGUAGES[one]}
        </button>
      ))}
    </div>
  );
}
