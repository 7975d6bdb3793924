import { Button } from '../../../design/button.tsx';
import { Message } from '../../../design/message.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import { useTexts } from '../../../house/language.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { texts } from './texts.ts';

/** Says to whoever has given an address what is left to do. */
export function ConfirmAddress({ email }: { email: string }) {
  const t = useTexts(texts);
  const send = useDeed(async () => {
    await answered(api.POST('/users/me/verification'));
  });
  return (
    <Message tone="soon">
      <p>{send.isSuccess ? t.sentAgain(email) : t.confirmAddress(email)}</p>
      {send.error && <Trouble error={send.error} />}
      {!send.isSuccess && (
        <p>
          <Button busy={send.isPending} onPress={() => send.mutate(undefined)}>
            {t.sendAgain}
          </Button>
        </p>
      )}
    </Message>
  );
}
