import type { components } from '#contracts/public.ts';
import { Confirm } from '../../../design/confirm.tsx';
import { Message } from '../../../design/message.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import { useTexts } from '../../../house/language.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { texts } from './texts.ts';

type User = components['schemas']['User'];

/** Lets somebody in again who has lost their telephone and their recovery codes. */
export function RemoveSecondFactor({ user }: { user: User }) {
  const t = useTexts(texts);
  const remove = useDeed(() =>
    answered(api.DELETE('/users/{user_id}/second-factor', { params: { path: { user_id: user.id } } })),
  );
  return (
    <section class="stack stack-tight">
      <div>
        <Confirm
          question={t.removeFactorQuestion}
          yes={t.removeFactorYes}
          no={t.no}
          busy={remove.isPending}
          onConfirm={() => remove.mutate(undefined)}
        >
          {t.removeFactor}
        </Confirm>
      </div>
      {remove.error && <Trouble error={remove.error} />}
      {remove.isSuccess && (
        <Message tone="good">
          <p>{t.removedFactor}</p>
        </Message>
      )}
    </section>
  );
}
