import { useLocation } from 'wouter-preact';
import { Confirm } from '../../../design/confirm.tsx';
import { answered, api, Refusal } from '../../../house/api.ts';
import { queries, useDeed } from '../../../house/asking.ts';
import { useTexts } from '../../../house/language.ts';
import { forgetSession } from '../../../house/session.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { texts } from './texts.ts';

/** Deletes the reader's account, and goes on to where they see what becomes of it. */
export function DeleteAccount({ userId }: { userId: string }) {
  const t = useTexts(texts);
  const [, go] = useLocation();
  const remove = useDeed(async () => {
    const params = { path: { user_id: userId } };
    const { receipt } = await answered(api.POST('/users/{user_id}/erasure-receipt', { params }));
    try {
      await answered(api.DELETE('/users/me'));
    } catch (error) {
      if (error instanceof Refusal) throw error;
      // It may be done, and then nobody could ask for it again: the receipt tells.
    }
    await api.DELETE('/session').catch(() => undefined);
    forgetSession();
    queries.clear();
    go(`/erasure#${receipt}`);
  });
  return (
    <section class="stack">
      <h2>{t.deletion}</h2>
      <p>{t.deletionAbout}</p>
      {remove.error && <Trouble error={remove.error} />}
      <div>
        <Confirm
          question={t.deleteQuestion}
          yes={t.deleteYes}
          no={t.no}
          busy={remove.isPending}
          onConfirm={() => remove.mutate(undefined)}
        >
          {t.deleteAccount}
        </Confirm>
      </div>
    </section>
  );
}
