import { useState } from 'preact/hooks';
import type { components } from '#contracts/public.ts';
import { appScopes, type AppScope } from '#contracts/permissions.ts';
import { scopeTexts } from '#contracts/permission-texts.ts';
import { Choice, Field, TextField } from '../../../design/field.tsx';
import { answered, api } from '../../../house/api.ts';
import { useDeed } from '../../../house/asking.ts';
import { Form, useForm } from '../../../house/form.tsx';
import { language, useTexts } from '../../../house/language.ts';
import { fieldError } from '../../../house/trouble.tsx';
import { appTexts } from './app-texts.ts';
import { useRegistration } from './registration.ts';

type App = components['schemas']['App'];

type AppFormProps = {
  /** What is changed; without it, a new one is added. */
  app?: App;
  onEnd?: () => void;
};

type Written = { name: string; kind: App['kind']; redirect_uris: string };

/** Registers an app, or changes one. */
export function AppForm({ app, onEnd }: AppFormProps) {
  const t = useTexts(appTexts);
  const chosen = language.use();
  const registration = useRegistration(app);
  const [asked, ask] = useState<readonly AppScope[]>(app?.scopes ?? ['openid']);
  const put = useDeed(
    (body: components['schemas']['NewApp']) =>
      answered(api.PUT('/auth/apps/{app_id}', { params: { path: { app_id: registration.id } }, body })),
    [['desk', 'apps']],
  );
  const initial: Written = {
    name: app?.name ?? '',
    kind: app?.kind ?? 'public',
    redirect_uris: app?.redirect_uris.join('\n') ?? '',
  };
  const form = useForm<Written>(initial, put);
  const places = form.values.redirect_uris.split(/\s+/).filter(Boolean);
  const wrong = places.map((_place, index) => fieldError(put.error, `redirect_uris.${index}`)).find(Boolean);
  const submit = () =>
    put.mutate(
      { name: form.values.name.trim(), kind: form.values.kind, redirect_uris: places, scopes: [...asked] },
      { onSuccess: () => registration.done({ reset: form.reset, onEnd }) },
    );
  return (
    <Form
      wide
      form={form}
      deed={put}
      {...(app ? {} : { submit: t.register, done: true })}
      onSubmit={submit}
      {...(onEnd && { onCancel: onEnd })}
    >
      <div class="fields">
        <Field label={t.name} hint={t.nameHint} required maxLength={100} {...form.field('name')} />
        {!app && (
          <Choice
            label={t.kind}
            options={(['public', 'confidential'] as const).map((value) => ({ value, label: t.kinds[value] }))}
            {...form.choice('kind')}
          />
        )}
      </div>
      <TextField
        label={t.places}
        hint={t.placesHint}
        {...form.field('redirect_uris')}
        error={wrong ?? form.field('redirect_uris').error}
      />
      <fieldset class="stack stack-tight">
        <legend>{t.scopes}</legend>
        {appScopes.map((scope) => (
          <label key={scope} class="choice">
            <input
              type="checkbox"
              name={scope}
              checked={asked.includes(scope)}
              onChange={() => ask(asked.includes(scope) ? asked.filter((one) => one !== scope) : [...asked, scope])}
            />
            {scopeTexts[scope][chosen]}
          </label>
        ))}
      </fieldset>
    </Form>
  );
}
