import { Search } from 'lucide-preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Button } from './button.tsx';

type SearchFormProps = {
  label: string;
  submit: string;
  /** What was looked for last. Give the form a `key` of it, so that it follows the address. */
  words: string;
  onSearch: (words: string) => void;
  maxLength?: number;
  /** Whoever comes without words comes to write some. */
  focusWhenEmpty?: boolean;
};

/** Words to look for. */
export function SearchForm({
  label,
  submit,
  words,
  onSearch,
  maxLength = 200,
  focusWhenEmpty = false,
}: SearchFormProps) {
  const id = useId();
  const [written, write] = useState(words);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focusWhenEmpty && words === '') field.current?.focus();
  }, [focusWhenEmpty, words]);
  return (
    <form
      role="search"
      aria-label={label}
      class="field"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(written.trim());
      }}
    >
      <label for={id}>{label}</label>
      <div class="search-line">
        <input
          ref={field}
          class="input"
          id={id}
          name="q"
          type="search"
          value={written}
          maxLength={maxLength}
          autoComplete="off"
          enterKeyHint="search"
          onInput={(event) => write(event.currentTarget.value)}
        />
        <Button kind="main" type="submit">
          <Search aria-hidden="true" />
          {submit}
        </Button>
      </div>
    </form>
  );
}
