import { Keyboard, LibraryBig } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { ButtonLink, Button } from '../design/button.tsx';
import { Message } from '../design/message.tsx';
import { Waiting } from '../design/waiting.tsx';
import { LanguageChoice } from '../house/language-choice.tsx';
import { forms, useFormats } from '../house/formats.ts';
import { defineTexts, language, useTexts } from '../house/language.ts';
import { libraryTexts, ScreenBody } from '../house/screen.tsx';
import { maySee, Screens, shownScreens } from '../house/screens.tsx';
import { useAccount } from '../house/session.ts';
import { useSignOut } from '../house/sign-out.ts';
import { perform, useKeys } from './keys/deeds.ts';
import { DeskKeys } from './keys/desk-keys.tsx';
import { deskJournal } from './journal/desk-journal.ts';
import { DeskWork } from './journal/desk-work.tsx';
import { QueueMark } from './journal/queue.tsx';
import { Note } from './note.tsx';
import { screens } from './screens.ts';
import { SlipPaper } from './slips/slip-paper.tsx';

const texts = defineTexts({
  ru: {
    toContent: 'К содержанию',
    desk: 'Абонементный стол',
    sections: 'Разделы',
    portal: 'Каталог',
    keys: 'Клавиши',
    signOut: 'Выйти',
    loading: 'Загружаем…',
    unsent: (lines: string) =>
      `Пока выйти нельзя: не отправлено ${lines}. Дождитесь отправки или разберите их в журнале.`,
    lines: forms({ one: 'запись', few: 'записи', many: 'записей', other: 'записи' }),
    notFound: 'Такой страницы нет',
    back: 'К столу',
  },
  en: {
    toContent: 'Skip to content',
    desk: 'Lending desk',
    sections: 'Sections',
    portal: 'Catalogue',
    keys: 'Keys',
    signOut: 'Sign out',
    loading: 'Loading…',
    unsent: (lines: string) =>
      `You cannot sign out yet: ${lines} not sent. Wait until they are, or see to them in the journal.`,
    lines: forms({ one: 'line', other: 'lines' }),
    notFound: 'There is no such page',
    back: 'Back to the desk',
  },
});

const shown = shownScreens(screens);

/** The staff's desk: what stays while screens come and go. */
export function Desk() {
  const t = useTexts(texts);
  const library = useTexts(libraryTexts);
  const account = useAccount();
  const chosen = language.use();
  const signOut = useSignOut('/desk/sign-in');
  const { count } = useFormats();
  const [unsent, refuse] = useState(0);
  // What was scanned and has not arrived would be lost to the library.
  const leave = async () => {
    const waiting = await deskJournal.end();
    refuse(waiting);
    if (waiting === 0) signOut.mutate(undefined);
  };
  useKeys({ ...(account && { signOut: () => void leave() }) });
  const inHead = screens.flatMap(({ path, name, audience, ...screen }) =>
    screen.inHead && name && maySee(audience, account) ? [{ path, name }] : [],
  );
  return (
    <div class="desk">
      <a class="skip" href="#main">
        {t.toContent}
      </a>
      <header class="desk-head no-print">
        <Link href="/desk" className="wordmark">
          <LibraryBig class="icon" aria-hidden="true" />
          {library.name}
          <span class="quiet">{t.desk}</span>
        </Link>
        <nav class="row" aria-label={t.sections}>
          {inHead.map(({ path, name }) => (
            <ButtonLink key={path} to={path} kind="plain">
              {name[chosen]}
            </ButtonLink>
          ))}
        </nav>
        <div class="row">
          <a class="button button-plain" href="/">
            {t.portal}
          </a>
          {maySee('staff', account) && (
            <Button kind="plain" onPress={() => perform('sheet')}>
              <Keyboard aria-hidden="true" />
              {t.keys}
            </Button>
          )}
          <QueueMark />
          <LanguageChoice />
          {account && (
            <Button kind="plain" busy={signOut.isPending} onPress={() => void leave()}>
              {t.signOut}: {account.full_name}
            </Button>
          )}
        </div>
      </header>
      {unsent > 0 && (
        <div class="desk-refusal no-print">
          <Message tone="bad">
            <p>{t.unsent(count(unsent, t.lines))}</p>
          </Message>
        </div>
      )}
      {/* Before the screens, so that a screen that hears scans itself comes after it. */}
      <DeskWork />
      <Screens
        screens={shown}
        signIn="/desk/sign-in"
        loading={<Waiting label={t.loading} />}
        notFound={
          <ScreenBody title={t.notFound}>
            <div>
              <ButtonLink to="/desk" kind="main">
                {t.back}
              </ButtonLink>
            </div>
          </ScreenBody>
        }
      />
      <DeskKeys />
      <Note />
      <SlipPaper />
    </div>
  );
}
