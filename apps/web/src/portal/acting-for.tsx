import { useLocation } from 'wouter-preact';
import { Button } from '../design/button.tsx';
import { answered, api } from '../house/api.ts';
import { queries, useDeed } from '../house/asking.ts';
import { defineTexts, useTexts } from '../house/language.ts';
import { inTurn, switchedTo, useAccount, useGuardian } from '../house/session.ts';
import { Trouble } from '../house/trouble.tsx';

const texts = defineTexts({
  ru: {
    acting: (name: string) => `Вы в учётной записи ребёнка: ${name}`,
    back: 'Вернуться к своей',
  },
  en: {
    acting: (name: string) => `You are in a child’s account: ${name}`,
    back: 'Back to my own',
  },
});

/** Says on each screen whose account is open, to a guardian who acts for a child, and leads back. */
export function ActingFor() {
  const t = useTexts(texts);
  const account = useAccount();
  const guardian = useGuardian();
  const [, go] = useLocation();
  const goBack = useDeed(async () => {
    switchedTo(await inTurn(() => answered(api.DELETE('/session/child'))), undefined);
    queries.clear();
    go('/me/children');
  });
  return (
    <div class="acting no-print" role="status">
      {account && guardian && (
        <>
          <b>{t.acting(account.full_name)}</b>
          {goBack.error && <Trouble error={goBack.error} />}
          <Button busy={goBack.isPending} onPress={() => goBack.mutate(undefined)}>
            {t.back}
          </Button>
        </>
      )}
    </div>
  );
}
