import { useLocation } from 'wouter-preact';
import type { components } from '#contracts/public.ts';
import { Button } from '../../../design/button.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { queries, useAnswer, useDeed } from '../../../house/asking.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { ScreenBody } from '../../../house/screen.tsx';
import { inTurn, renewNow, switchedTo, useAccount, type Account } from '../../../house/session.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { texts } from './texts.ts';

type Relative = components['schemas']['Relative'];

/** For whom a guardian acts, and who acts for the reader. */
export function Children() {
  const t = useTexts(texts);
  const { day } = useFormats();
  const account = useAccount();
  const id = account?.id ?? '';
  const family = useAnswer(['family', id], () =>
    answered(api.GET('/users/{user_id}/family', { params: { path: { user_id: id } } })),
  );
  return (
    <ScreenBody title={t.title}>
      {family.isPending && <Waiting label={t.loading} />}
      {family.error && <Trouble error={family.error} onAgain={() => void family.refetch()} />}
      {family.data && (
        <div class="stack stack-wide">
          <p>{family.data.children.length > 0 ? t.about : t.none}</p>
          {family.data.children.length > 0 && account && (
            <ul class="list">
              {family.data.children.map((child) => (
                <li key={child.id}>
                  <ChildRow child={child} guardian={account} />
                </li>
              ))}
            </ul>
          )}
          {family.data.guardians.length > 0 && (
            <section class="stack">
              <h2>{t.guardians}</h2>
              <ul class="list">
                {family.data.guardians.map((guardian) => (
                  <li key={guardian.id}>
                    {guardian.full_name} <span class="quiet">{t.until(day(guardian.ends_on))}</span>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      )}
    </ScreenBody>
  );
}

function ChildRow({ child, guardian }: { child: Relative; guardian: Account }) {
  const t = useTexts(texts);
  const { day } = useFormats();
  const [, go] = useLocation();
  const open = useDeed(async () => {
    // The exchange wants an access token that has not run out.
    await renewNow();
    const opened = await inTurn(() => answered(api.POST('/session/child', { body: { user_id: child.id } })));
    switchedTo(opened, guardian);
    queries.clear();
    go('/me');
  });
  return (
    <div class="stack stack-tight">
      <div class="row row-apart">
        <span>
          <b>{child.full_name}</b> <span class="quiet">{t.until(day(child.ends_on))}</span>
        </span>
        <Button busy={open.isPending} onPress={() => open.mutate(undefined)} label={t.openThis(child.full_name)}>
          {t.open}
        </Button>
      </div>
      {child.to_agree !== undefined && <p>{t.toAgree}</p>}
      {open.error && <Trouble error={open.error} />}
    </div>
  );
}
