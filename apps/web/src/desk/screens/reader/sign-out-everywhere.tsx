import type { components } from '#contracts/public.ts';
import { Confirm } from '../../../design/confirm.tsx';
import { Message } from '../../../design/message.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import { useTexts } from '../../../house/language.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { texts } from './texts.ts';

type User = components['schemas']['User'];

/** Ends all sign-ins of an account that may be in the wrong hands. */
export function SignOutEverywhere({ user }: { user: User }) {
  const t = useTexts(texts);
  const end = useDeed(() =>
    answered(api.DELETE('/users/{user_id}/sessions', { params: { path: { user_id: user.id } } })),
  );
  return (
    <section class="stack stack-tight">
      <div>
        <Confirm
          question={t.signOutQuestion}
          yes={t.signOutYes}
          no={t.no}
          busy={end.isPending}
          onConfirm={() => end.mutate(undefined)}
        >
          {t.signOutEverywhere}
        </Confirm>
      </div>
      {end.error && <Trouble error={end.error} />}
      {end.isSuccess && (
        <Message tone="good">
          <p>{t.signedOutEverywhere}</p>
        </Message>
      )}
    </section>
  );
}
