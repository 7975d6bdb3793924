import type { components } from '#contracts/public.ts';
import { Confirm } from '../../../design/confirm.tsx';
import { Message } from '../../../design/message.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import { useTexts } from '../../../house/language.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { texts } from './texts.ts';

type User = components['schemas']['User'];

/** A reader who has registered themselves, and whom nobody knows yet, shows at the desk who they are. */
export function Verification({ user }: { user: User }) {
  const t = useTexts(texts);
  const verify = useDeed(
    (_nothing: undefined, key) =>
      answered(
        api.POST('/users/{user_id}/verification', {
          params: { path: { user_id: user.id }, header: { 'Idempotency-Key': key } },
        }),
      ),
    [['desk', 'reader', user.id]],
  );
  return (
    <section class="stack">
      <Message tone="soon">
        <p>{t.unverified}</p>
      </Message>
      {verify.error && <Trouble error={verify.error} />}
      <div>
        <Confirm
          kind="ordinary"
          question={t.verifyQuestion(user.full_name, user.pending_email ?? user.email ?? '')}
          yes={t.verifyYes}
          no={t.no}
          busy={verify.isPending}
          onConfirm={() => verify.mutate(undefined)}
        >
          {t.verify}
        </Confirm>
      </div>
    </section>
  );
}
