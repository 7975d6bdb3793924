import type { ComponentChildren } from 'preact';
import { scopeTexts } from '#contracts/permission-texts.ts';
import type { Scope } from '#contracts/permissions.ts';
import { Button } from '../design/button.tsx';
import { defineTexts, language, useTexts } from '../house/language.ts';
import { useAccount } from '../house/session.ts';
import { Trouble } from '../house/trouble.tsx';

const texts = defineTexts({
  ru: {
    asks: (app: string) => `«${app}» просит разрешения:`,
    who: (name: string) => `Вы вошли как ${name}.`,
    allow: 'Разрешить',
    deny: 'Не разрешать',
  },
  en: {
    asks: (app: string) => `“${app}” asks to:`,
    who: (name: string) => `You are signed in as ${name}.`,
    allow: 'Allow',
    deny: 'Do not allow',
  },
});

type AskedAccessProps = {
  asks: { app_name: string; scopes: readonly Scope[] };
  answer: { isPending: boolean; error: Error | null; mutate: (allow: boolean) => void };
  /** What somebody should know before they answer. */
  children: ComponentChildren;
};

/** What an app asks for, of whom, and the two answers. */
export function AskedAccess({ asks, answer, children }: AskedAccessProps) {
  const t = useTexts(texts);
  const chosen = language.use();
  const account = useAccount();
  return (
    <section class="stack">
      <h2>{t.asks(asks.app_name)}</h2>
      <ul>
        {asks.scopes.map((scope) => (
          <li key={scope}>{scopeTexts[scope][chosen]}</li>
        ))}
      </ul>
      {account && <p>{t.who(account.full_name)}</p>}
      {children}
      {answer.error && <Trouble error={answer.error} />}
      <div class="row">
        <Button kind="main" busy={answer.isPending} onPress={() => answer.mutate(true)}>
          {t.allow}
        </Button>
        <Button busy={answer.isPending} onPress={() => answer.mutate(false)}>
          {t.deny}
        </Button>
      </div>
    </section>
  );
}
