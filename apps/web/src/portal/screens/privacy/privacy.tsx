import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useAnswer } from '../../../house/asking.ts';
import { useTexts } from '../../../house/language.ts';
import { ScreenBody } from '../../../house/screen.tsx';
import { Trouble } from '../../../house/trouble.tsx';
import { PersonalData } from '../../../house/personal-data.tsx';
import { Agreements } from './agreements.tsx';
import { DeleteAccount } from './delete-account.tsx';
import { ReadingHistory } from './reading-history.tsx';
import { texts } from './texts.ts';

/** What the library knows about the reader, and what they decide about it. */
export function Privacy() {
  const t = useTexts(texts);
  const me = useAnswer(['me'], () => answered(api.GET('/users/me')));
  return (
    <ScreenBody title={t.title}>
      {me.isPending && <Waiting label={t.loading} />}
      {me.error && <Trouble error={me.error} onAgain={() => void me.refetch()} />}
      {me.data && (
        <div class="stack stack-wide form">
          <ReadingHistory kept={me.data.reading_history ?? 'legal'} />
          <Agreements userId={me.data.id} />
          <section class="stack">
            <h2>{t.yourData}</h2>
            <p>{t.yourDataAbout}</p>
            <PersonalData userId={me.data.id}>{t.download}</PersonalData>
          </section>
          <DeleteAccount userId={me.data.id} />
        </div>
      )}
    </ScreenBody>
  );
}
