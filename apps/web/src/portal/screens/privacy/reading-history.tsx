import type { components } from '#contracts/public.ts';
import { useState } from 'preact/hooks';
import { Button } from '../../../design/button.tsx';
import { Choice } from '../../../design/field.tsx';
import { Message } from '../../../design/message.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import { useTexts } from '../../../house/language.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { texts } from './texts.ts';

type Kept = components['schemas']['ReadingHistory'];

const CHOICES: readonly Kept[] = ['none', 'legal', 'always'];

/** How long the library knows what the reader has returned. */
export function ReadingHistory({ kept }: { kept: Kept }) {
  const t = useTexts(texts);
  const [chosen, choose] = useState(kept);
  const save = useDeed(
    async (reading_history: Kept) => answered(api.PUT('/users/me', { body: { reading_history } })),
    [['me'], ['history']],
  );
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(chosen);
      }}
    >
      <h2>{t.history}</h2>
      <p>{t.historyAbout}</p>
      {save.error && <Trouble error={save.error} />}
      {save.data && save.data.reading_history === chosen && (
        <Message tone="good">
          <p>{t.saved}</p>
        </Message>
      )}
      <Choice
        label={t.keep}
        name="reading_history"
        value={chosen}
        options={CHOICES.map((value) => ({ value, label: t.choices[value] }))}
        onChoose={choose}
      />
      <p class="quiet">{t.meanings[chosen]}</p>
      <div>
        <Button kind="main" type="submit" busy={save.isPending}>
          {t.save}
        </Button>
      </div>
    </form>
  );
}
