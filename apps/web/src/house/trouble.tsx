import { Button } from '../design/button.tsx';
import { Message } from '../design/message.tsx';
import { Refusal } from './api.ts';
import { defineTexts, useTexts } from './language.ts';

const texts = defineTexts({
  ru: {
    away: 'Библиотека сейчас не отвечает. Проверьте подключение к интернету и попробуйте ещё раз.',
    again: 'Попробовать ещё раз',
    number: (id: string) => `Номер обращения: ${id}`,
  },
  en: {
    away: 'The library is not responding at the moment. Check your connection and try again.',
    again: 'Try again',
    number: (id: string) => `Reference: ${id}`,
  },
});

type TroubleProps = { error: Error; onAgain?: () => void };

/** Why something did not work, in words: all reasons that the library has given. */
export function Trouble({ error, onAgain }: TroubleProps) {
  const t = useTexts(texts);
  const problem = error instanceof Refusal ? error.problem : undefined;
  const reasons = problem?.refusals?.map(({ message }) => message) ?? [];
  return (
    <Message tone="bad">
      {reasons.length > 1 ? (
        <ul class="stack stack-tight">
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      ) : (
        <p>{problem?.detail ?? t.away}</p>
      )}
      {problem && problem.status >= 500 && problem.trace_id && <p class="small quiet">{t.number(problem.trace_id)}</p>}
      {onAgain && (
        <p>
          <Button onPress={onAgain}>{t.again}</Button>
        </p>
      )}
    </Message>
  );
}

/** What is wrong with a field, if the library has named it. */
export const fieldError = (error: Error | null, field: string): string | undefined =>
  error instanceof Refusal ? error.problem.errors?.find((one) => one.field === field)?.message : undefined;
