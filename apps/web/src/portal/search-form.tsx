import { Search } from 'lucide-preact';
import { useId, useState } from 'preact/hooks';
import { Button } from '../design/button.tsx';
import { defineTexts, useTexts } from '../house/language.ts';

const texts = defineTexts({
  ru: { label: 'Название, автор или ISBN', go: 'Найти' },
  en: { label: 'Title, author or ISBN', go: 'Search' },
});

type SearchFormProps = { words: string; onSearch: (words: string) => void };

/** Words to look for in the catalogue. */
export function SearchForm({ words, onSearch }: SearchFormProps) {
  const t = useTexts(texts);
  const id = useId();
  const [written, write] = useState(words);
  return (
    <form
      role="search"
      class="field"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(written.trim());
      }}
    >
      <label for={id}>{t.label}</label>
      <div class="search-line">
        <input
          class="input"
          id={id}
          name="q"
          type="search"
          value={written}
          maxLength={200}
          autoComplete="off"
          enterKeyHint="search"
          onInput={(event) => write(event.currentTarget.value)}
        />
        <Button kind="main" type="submit">
          <Search aria-hidden="true" />
          {t.go}
        </Button>
      </div>
    </form>
  );
}
