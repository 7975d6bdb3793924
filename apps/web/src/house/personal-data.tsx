import { Button } from '../design/button.tsx';
import { Message } from '../design/message.tsx';
import { answered, api } from './api.ts';
import { useDeed } from './asking.ts';
import { download } from './download.ts';
import { defineTexts, useTexts } from './language.ts';
import { Trouble } from './trouble.tsx';

const texts = defineTexts({
  ru: { saved: 'Архив скачан. Откройте в нём файл index.html.' },
  en: { saved: 'The archive is downloaded. Open the file index.html in it.' },
});

/** Downloads all that the library holds on somebody. */
export function PersonalData({ userId, children }: { userId: string; children: string }) {
  const t = useTexts(texts);
  const ask = useDeed(async () => {
    const archive = await answered(
      api.GET('/users/{user_id}/personal-data', { params: { path: { user_id: userId } }, parseAs: 'blob' }),
    );
    download('library-data.zip', archive, 'application/zip');
    return true;
  });
  return (
    <>
      {ask.error && <Trouble error={ask.error} />}
      {ask.isSuccess && (
        <Message tone="good">
          <p>{t.saved}</p>
        </Message>
      )}
      <div>
        <Button busy={ask.isPending} onPress={() => ask.mutate(undefined)}>
          {children}
        </Button>
      </div>
    </>
  );
}
