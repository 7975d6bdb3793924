import { useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { Button } from '../../../design/button.tsx';
import { Choice, Field } from '../../../design/field.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useAnswer, useDeed } from '../../../house/asking.ts';
import { language, LANGUAGES, useTexts, type Language } from '../../../house/language.ts';
import { NAMES_OF_LANGUAGES } from '../../../house/names-of-languages.ts';
import { ScreenBody } from '../../../house/screen.tsx';
import { fieldError, Trouble } from '../../../house/trouble.tsx';
import { texts } from './texts.ts';

/** Registers a reader who has come to the desk, and opens their page. */
export default function NewReader() {
  const t = useTexts(texts);
  const chosen = language.use();
  const [, go] = useLocation();
  const [written, write] = useState({
    full_name: '',
    email: '',
    patron_category: 'adult',
    language: chosen,
    expires_on: '',
  });
  const categories = useAnswer(['patron-categories'], () => answered(api.GET('/patron-categories')));
  const register = useDeed(
    async ({ full_name, email, expires_on, ...reader }: typeof written, key) => {
      const body = {
        ...reader,
        full_name: full_name.trim(),
        ...(email.trim() !== '' && { email: email.trim() }),
        ...(expires_on !== '' && { expires_on }),
      };
      const { id } = await answered(api.POST('/users', { params: { header: { 'Idempotency-Key': key } }, body }));
      go(`/desk/readers/${id}`);
    },
    [['desk', 'readers']],
  );
  const field = (name: 'full_name' | 'email' | 'expires_on') => ({
    name,
    value: written[name],
    onInput: (value: string) => write({ ...written, [name]: value }),
    error: fieldError(register.error, name),
  });
  return (
    <ScreenBody title={t.title}>
      {categories.isPending && <Waiting label={t.loading} />}
      {categories.error && <Trouble error={categories.error} onAgain={() => void categories.refetch()} />}
      {categories.data && (
        <form
          class="stack form"
          onSubmit={(event) => {
            event.preventDefault();
            register.mutate(written);
          }}
        >
          {register.error && <Trouble error={register.error} />}
          <Field label={t.name} hint={t.nameHint} autoComplete="off" required maxLength={200} {...field('full_name')} />
          <Field
            label={t.email}
            hint={t.emailHint}
            type="email"
            autoComplete="off"
            maxLength={254}
            {...field('email')}
          />
          <Choice
            label={t.category}
            name="patron_category"
            value={written.patron_category}
            options={categories.data.items.map(({ code, name_ru, name_en }) => ({
              value: code,
              label: chosen === 'ru' ? name_ru : name_en,
            }))}
            onChoose={(patron_category) => write({ ...written, patron_category })}
          />
          <Choice<Language>
            label={t.language}
            name="language"
            value={written.language}
            options={LANGUAGES.map((value) => ({ value, label: NAMES_OF_LANGUAGES[value] }))}
            onChoose={(spoken) => write({ ...written, language: spoken })}
          />
          <Field label={t.until} hint={t.untilHint} type="date" autoComplete="off" {...field('expires_on')} />
          <p class="quiet">{t.next}</p>
          <div>
            <Button kind="main" type="submit" busy={register.isPending}>
              {t.register}
            </Button>
          </div>
        </form>
      )}
    </ScreenBody>
  );
}
