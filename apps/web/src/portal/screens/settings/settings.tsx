import type { components } from '#contracts/public.ts';
import { useState } from 'preact/hooks';
import { Button } from '../../../design/button.tsx';
import { Choice, Field } from '../../../design/field.tsx';
import { Message } from '../../../design/message.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { answered, api } from '../../../house/api.ts';
import { useAnswer, useDeed } from '../../../house/asking.ts';
import { language, LANGUAGES, useTexts, type Language } from '../../../house/language.ts';
import { NAMES_OF_LANGUAGES } from '../../../house/names-of-languages.ts';
import { ScreenBody } from '../../../house/screen.tsx';
import { accountIs } from '../../../house/session.ts';
import { chooseTheme, theme, THEMES } from '../../../house/theme.ts';
import { fieldError, Trouble } from '../../../house/trouble.tsx';
import { ChangeAddress } from './change-address.tsx';
import { texts } from './texts.ts';

type User = components['schemas']['User'];
type Change = components['schemas']['ProfileChange'];

const changeProfile = async (body: Change): Promise<User> => {
  const user = await answered(api.PUT('/users/me', { body }));
  const { full_name, language: spoken } = user;
  accountIs({ full_name, language: spoken });
  return user;
};

export function Settings() {
  const t = useTexts(texts);
  const me = useAnswer(['me'], () => answered(api.GET('/users/me')));
  return (
    <ScreenBody title={t.title}>
      {me.isPending && <Waiting label={t.loading} />}
      {me.error && <Trouble error={me.error} onAgain={() => void me.refetch()} />}
      {me.data && (
        <div class="stack stack-wide form">
          <Appearance />
          <Profile user={me.data} />
          <ChangeAddress user={me.data} />
          <Password />
        </div>
      )}
    </ScreenBody>
  );
}

/** What is of this device. */
function Appearance() {
  const t = useTexts(texts);
  return (
    <section class="stack">
      <h2>{t.appearance}</h2>
      <Choice
        label={t.theme}
        name="theme"
        value={theme.use()}
        options={THEMES.map((value) => ({ value, label: t.themes[value] }))}
        onChoose={chooseTheme}
      />
    </section>
  );
}

function Profile({ user }: { user: User }) {
  const t = useTexts(texts);
  const [written, write] = useState({ full_name: user.full_name, language: user.language });
  const save = useDeed(
    async (change: typeof written) => {
      const saved = await changeProfile(change);
      language.set(saved.language);
      return saved;
    },
    [['me']],
  );
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(written);
      }}
    >
      <h2>{t.profile}</h2>
      {save.error && <Trouble error={save.error} />}
      {save.data && <Saved />}
      <Field
        label={t.name}
        name="full_name"
        autoComplete="name"
        required
        maxLength={200}
        value={written.full_name}
        onInput={(full_name) => write({ ...written, full_name })}
        error={fieldError(save.error, 'full_name')}
      />
      <Choice<Language>
        label={t.language}
        name="language"
        value={written.language}
        options={LANGUAGES.map((value) => ({ value, label: NAMES_OF_LANGUAGES[value] }))}
        onChoose={(chosen) => write({ ...written, language: chosen })}
      />
      <div>
        <Button kind="main" type="submit" busy={save.isPending}>
          {t.save}
        </Button>
      </div>
    </form>
  );
}

function Password() {
  const t = useTexts(texts);
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const save = useDeed(async (password: { current: string; new: string }) => {
    const saved = await changeProfile({ password });
    setCurrent('');
    setNext('');
    return saved;
  });
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ current, new: next });
      }}
    >
      <h2>{t.password}</h2>
      {save.error && <Trouble error={save.error} />}
      {save.data && <Saved />}
      <Field
        label={t.current}
        name="current"
        type="password"
        autoComplete="current-password"
        required
        maxLength={128}
        value={current}
        onInput={setCurrent}
        error={fieldError(save.error, 'password.current')}
      />
      <Field
        label={t.new}
        hint={t.newHint}
        name="new"
        type="password"
        autoComplete="new-password"
        required
        minLength={10}
        maxLength={128}
        value={next}
        onInput={setNext}
        error={fieldError(save.error, 'password.new')}
      />
      <div>
        <Button type="submit" busy={save.isPending}>
          {t.change}
        </Button>
      </div>
    </form>
  );
}

function Saved() {
  const t = useTexts(texts);
  return (
    <Message tone="good">
      <p>{t.saved}</p>
    </Message>
  );
}
