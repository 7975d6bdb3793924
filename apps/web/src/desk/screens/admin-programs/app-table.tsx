import type { components } from '#contracts/public.ts';
import { answered, api } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import { useTexts } from '../../../house/language.ts';
import { AppForm } from './app-form.tsx';
import { appTexts } from './app-texts.ts';
import { RegisteredTable } from './registered-table.tsx';

type App = components['schemas']['App'];

/** The apps that people may let act for them. */
export function AppTable({ apps }: { apps: readonly App[] }) {
  const t = useTexts(appTexts);
  const give = useDeed(
    ({ id }: App) => answered(api.POST('/auth/apps/{app_id}/secret', { params: { path: { app_id: id } } })),
    [['desk', 'apps']],
  );
  const remove = useDeed(
    ({ id }: App) => answered(api.DELETE('/auth/apps/{app_id}', { params: { path: { app_id: id } } })),
    [['desk', 'apps']],
  );
  return (
    <RegisteredTable
      rows={apps}
      texts={t}
      withoutSecret={({ kind }) => (kind === 'public' ? t.notNeeded : undefined)}
      give={give}
      remove={remove}
      form={(app, onEnd) => <AppForm app={app} onEnd={onEnd} />}
    />
  );
}
