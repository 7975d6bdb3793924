import { useParams } from 'wouter-preact';
import { Button, ButtonLink } from '../../../design/button.tsx';
import { Message } from '../../../design/message.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import { useTexts } from '../../../house/language.ts';
import { ScreenBody } from '../../../house/screen.tsx';
import { Trouble } from '../../../house/trouble.tsx';
import { texts } from './texts.ts';

/** The last link of an e-mail about an author's new book. It asks first: mail filters open links too. */
export function EndAlert() {
  const t = useTexts(texts);
  const { token = '' } = useParams();
  const end = useDeed(() => answered(api.POST('/author-alerts/{token}/end', { params: { path: { token } } })));
  return (
    <ScreenBody title={t.title}>
      {end.isSuccess ? (
        <>
          <Message tone="good">
            <p>{t.done}</p>
          </Message>
          <div>
            <ButtonLink to="/search">{t.search}</ButtonLink>
          </div>
        </>
      ) : (
        <>
          <p>{t.rest}</p>
          {end.error && <Trouble error={end.error} />}
          <div>
            <Button kind="main" busy={end.isPending} onPress={() => end.mutate(undefined)}>
              {t.end}
            </Button>
          </div>
        </>
      )}
    </ScreenBody>
  );
}
