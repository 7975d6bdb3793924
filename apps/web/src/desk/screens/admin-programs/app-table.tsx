import { useState } from 'preact/hooks';
import type { components } from '#contracts/public.ts';
import { Button } from '../../../design/button.tsx';
import { Confirm } from '../../../design/confirm.tsx';
import { Message } from '../../../design/message.tsx';
import { Table } from '../../../design/table.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import { useFormats } from '../../../house/formats.ts';
import { useTexts } from '../../../house/language.ts';
import { Trouble } from '../../../house/trouble.tsx';
import { AppForm } from './app-form.tsx';
import { appTexts } from './app-texts.ts';

type App = components['schemas']['App'];

/** Apps, and what an admin can do about each. A secret is shown below its app until the next one is given. */
export function AppTable({ apps }: { apps: readonly App[] }) {
  const t = useTexts(appTexts);
  const { dayOf } = useFormats();
  const [changed, change] = useState<string>();
  const give = useDeed(
    ({ id }: App) => answered(api.POST('/auth/apps/{app_id}/secret', { params: { path: { app_id: id } } })),
    [['desk', 'apps']],
  );
  const remove = useDeed(
    ({ id }: App) => answered(api.DELETE('/auth/apps/{app_id}', { params: { path: { app_id: id } } })),
    [['desk', 'apps']],
  );
  const isBusy = give.isPending || remove.isPending;
  const told = (app: App) => {
    if (changed === app.id) return <AppForm app={app} onEnd={() => change(undefined)} />;
    if (give.variables?.id === app.id && give.data)
      return (
        <Message tone="good">
          {t.given(app.name)} <code class="secret">{give.data.client_secret}</code>
        </Message>
      );
    if (give.variables?.id === app.id && give.error) return <Trouble error={give.error} />;
    return remove.variables?.id === app.id && remove.error && <Trouble error={remove.error} />;
  };
  const secretOf = ({ kind, secret_given_at: at }: App) =>
    kind === 'public' ? t.notNeeded : at === undefined ? t.none : t.since(dayOf(at));
  return (
    <Table
      label={t.title}
      rows={apps}
      keyOf={({ id }) => id}
      columns={[
        { label: t.name, cell: ({ name }) => name },
        { label: t.id, cell: ({ id }) => <code class="secret">{id}</code> },
        { label: t.secret, cell: secretOf },
        {
          label: t.actions,
          acts: true,
          cell: (app) => (
            <div class="row row-top">
              <Button label={t.changeThis(app.name)} onPress={() => change(app.id)}>
                {t.change}
              </Button>
              {app.kind === 'confidential' && (
                <Confirm
                  kind="ordinary"
                  label={t.giveTo(app.name)}
                  question={t.giveQuestion(app.name)}
                  yes={t.giveYes}
                  no={t.no}
                  busy={isBusy}
                  onConfirm={() => give.mutate(app)}
                >
                  {t.give}
                </Confirm>
              )}
              <Confirm
                label={t.removeThis(app.name)}
                question={t.removeQuestion(app.name)}
                yes={t.removeYes}
                no={t.no}
                busy={isBusy}
                onConfirm={() => remove.mutate(app)}
              >
                {t.remove}
              </Confirm>
            </div>
          ),
        },
      ]}
      below={told}
    />
  );
}
