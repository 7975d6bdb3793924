import { CircleAlert } from 'lucide-preact';
import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';

type Described = {
  label: string;
  hint?: string;
  /** What is wrong with the value, in words. */
  error?: string | undefined;
};

/** What ties an input to its name, its hint and what is wrong with it. */
type Ties = { id: string; 'aria-invalid': boolean; 'aria-describedby'?: string };

type FrameProps = Described & {
  /** Says at once what is wrong, where nothing is sent that would bring somebody back to the field. */
  atOnce?: boolean;
  children: (ties: Ties) => ComponentChildren;
};

/** A name above, what is wrong below, and the input in between. */
function Frame({ label, hint, error, atOnce = false, children }: FrameProps) {
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
      {children({
        id,
        'aria-invalid': error !== undefined,
        ...(described !== '' && { 'aria-describedby': described }),
      })}
      {error && (
        <span class="error" id={`${id}-error`} {...(atOnce && { role: 'alert' as const })}>
          <CircleAlert class="icon" aria-hidden="true" />
          {error}
        </span>
      )}
    </div>
  );
}

type FileFieldProps = Described & {
  name: string;
  /** The endings and media types of files that may be chosen. */
  accept: string;
  onChosen: (file: File | undefined) => void;
};

/** A file to choose. */
export const FileField = ({ label, hint, error, name, accept, onChosen }: FileFieldProps) => (
  <Frame label={label} {...(hint !== undefined && { hint })} error={error} atOnce>
    {(ties) => (
      <input
        {...ties}
        class="input"
        name={name}
        type="file"
        accept={accept}
        required
        onChange={(event) => onChosen(event.currentTarget.files?.[0])}
      />
    )}
  </Frame>
);

type Written = Described & { name: string; value: string; onInput: (value: string) => void };

type FieldProps = Written &
  Pick<
    JSX.InputHTMLAttributes,
    | 'type'
    | 'autoComplete'
    | 'inputMode'
    | 'required'
    | 'minLength'
    | 'maxLength'
    | 'min'
    | 'max'
    | 'step'
    | 'pattern'
    | 'list'
    | 'autoCapitalize'
    | 'spellcheck'
  >;

/** A line to write in. */
export const Field = ({ label, hint, error, name, value, onInput, ...input }: FieldProps) => (
  <Frame label={label} {...(hint !== undefined && { hint })} error={error}>
    {(ties) => (
      <input
        {...input}
        {...ties}
        class="input"
        name={name}
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    )}
  </Frame>
);

type TextProps = Written & Pick<JSX.TextareaHTMLAttributes, 'required' | 'maxLength' | 'rows'>;

/** Several lines to write in. */
export const TextField = ({ label, hint, error, name, value, onInput, ...input }: TextProps) => (
  <Frame label={label} {...(hint !== undefined && { hint })} error={error}>
    {(ties) => (
      <textarea
        {...input}
        {...ties}
        class="input"
        name={name}
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    )}
  </Frame>
);

type Option<Value> = { value: Value; label: string };
type ChoiceProps<Value> = Described & {
  name: string;
  value: Value;
  options: readonly Option<Value>[];
  onChoose: (value: Value) => void;
};

/** One of a few values. */
export const Choice = <Value extends string>({
  label,
  hint,
  error,
  name,
  value,
  options,
  onChoose,
}: ChoiceProps<Value>) => (
  <Frame label={label} {...(hint !== undefined && { hint })} error={error}>
    {(ties) => (
      <select
        {...ties}
        class="input"
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
    )}
  </Frame>
);
