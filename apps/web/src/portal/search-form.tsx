import { SearchForm as Words } from '../design/search-form.tsx';
import { defineTexts, useTexts } from '../house/language.ts';

const texts = defineTexts({
  ru: { label: 'Название, автор или ISBN', go: 'Найти' },
  en: { label: 'Title, author or ISBN', go: 'Search' },
});

type SearchFormProps = { words: string; onSearch: (words: string) => void };

/** Words to look for in the catalogue. */
export function SearchForm(search: SearchFormProps) {
  const t = useTexts(texts);
  return <Words label={t.label} submit={t.go} {...search} />;
}
