import { CircleAlert } from 'lucide-preact';
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';

type FieldProps = {
  label: string;
  name: string;
  value: string;
  onInput: (value: string) => void;
  hint?: string;
  /** What is wrong with the value, in words. */
  error?: string | undefined;
} & Pick<
  JSX.InputHTMLAttributes,
  | 'type'
  | 'autoComplete'
  | 'inputMode'
  | 'required'
  | 'minLength'
  | 'maxLength'
  | 'min'
  | 'max'
  | 'autoCapitalize'
  | 'spellcheck'
>;

/** A line to write in, with its name above and what is wrong below. */
export function Field({ label, name, value, onInput, hint, error, ...input }: FieldProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <span class="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <input
        {...input}
        class="input"
        id={id}
        name={name}
        value={value}
        aria-invalid={error !== undefined}
        {...(described !== '' && { 'aria-describedby': described })}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {error && (
        <span class="error" id={`${id}-error`}>
          <CircleAlert class="icon" aria-hidden="true" />
          {error}
        </span>
      )}
    </div>
  );
}

type Option<Value> = { value: Value; label: string };
type ChoiceProps<Value> = {
  label: string;
  name: string;
  value: Value;
  options: readonly Option<Value>[];
  onChoose: (value: Value) => void;
};

/** One of a few values. */
export function Choice<Value extends string>({ label, name, value, options, onChoose }: ChoiceProps<Value>) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        class="input"
        id={id}
        name={name}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.currentTarget.value);
          if (chosen) onChoose(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
