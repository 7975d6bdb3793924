import { Button, ButtonLink } from '../../../design/button.tsx';
import { Message } from '../../../design/message.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import { useTexts } from '../../../house/language.ts';
import { linkToken } from '../../../house/link-token.ts';
import { ScreenBody } from '../../../house/screen.tsx';
import { Trouble } from '../../../house/trouble.tsx';
import { texts } from './texts.ts';

/** The link of the e-mail to whoever has registered. It asks first: mail filters open links too. */
export function Verify() {
  const t = useTexts(texts);
  const token = linkToken();
  const confirm = useDeed(
    async (_nothing: undefined, key) => {
      const params = { header: { 'Idempotency-Key': key } };
      await answered(api.POST('/auth/email-verifications/complete', { body: { token }, params }));
    },
    [['me']],
  );
  if (confirm.isSuccess)
    return (
      <ScreenBody title={t.title}>
        <Message tone="good">
          <p>{t.done}</p>
        </Message>
        <div>
          <ButtonLink to="/search" kind="main">
            {t.search}
          </ButtonLink>
        </div>
      </ScreenBody>
    );
  return (
    <ScreenBody title={t.title}>
      {token === '' ? (
        <Message tone="soon">
          <p>{t.incomplete}</p>
        </Message>
      ) : (
        <p>{t.lead}</p>
      )}
      {confirm.error && <Trouble error={confirm.error} />}
      <div class="row">
        {token !== '' && (
          <Button kind="main" busy={confirm.isPending} onPress={() => confirm.mutate(undefined)}>
            {t.confirm}
          </Button>
        )}
        {(token === '' || confirm.error) && <ButtonLink to="/me">{t.again}</ButtonLink>}
      </div>
    </ScreenBody>
  );
}
