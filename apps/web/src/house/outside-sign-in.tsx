import { Button } from '../design/button.tsx';
import { answered, api } from './api.ts';
import { defineTexts, useTexts } from './language.ts';
import { titleIn, useOutsideProviders, useWayTo } from './outside.ts';
import { Trouble } from './trouble.tsx';

const texts = defineTexts({
  ru: { signInBy: (title: string) => `Войти через ${title}` },
  en: { signInBy: (title: string) => `Sign in with ${title}` },
});

/** A button for each site whose accounts the library takes. */
export function OutsideSignIn() {
  const t = useTexts(texts);
  const providers = useOutsideProviders().data?.items ?? [];
  const go = useWayTo((provider) => answered(api.POST('/session/outside', { body: { provider } })));
  if (providers.length === 0) return null;
  return (
    <>
      <div class="row">
        {providers.map(({ id, title }) => (
          <Button key={id} busy={go.isPending && go.variables === id} onPress={() => go.mutate(id)}>
            {t.signInBy(titleIn(title))}
          </Button>
        ))}
      </div>
      {go.error && <Trouble error={go.error} />}
    </>
  );
}
