import { Keyboard, LibraryBig, LogOut, ShieldCheck } from 'lucide-preact';
import { Suspense } from 'preact/compat';
import { useState } from 'preact/hooks';
import { Link, useLocation } from 'wouter-preact';
import { ButtonLink, Button } from '../design/button.tsx';
import { Message } from '../design/message.tsx';
import { Waiting } from '../design/waiting.tsx';
import { LanguageChoice } from '../house/language-choice.tsx';
import { forms, useFormats } from '../house/formats.ts';
import { defineTexts, language, useTexts } from '../house/language.ts';
import { libraryTexts, ScreenBody } from '../house/screen.tsx';
import { maySee, Screens } from '../house/screens.tsx';
import { useAccount } from '../house/session.ts';
import { useSignOut } from '../house/sign-out.ts';
import { Trouble } from '../house/trouble.tsx';
import { perform, useKeys } from './keys/deeds.ts';
import { DeskKeys } from './keys/desk-keys.tsx';
import { deskJournal } from './journal/desk-journal.ts';
import { endCarrying } from './carried/carry.ts';
import { DeskWork } from './journal/desk-work.tsx';
import { QueueMark } from './journal/queue.tsx';
import { Note } from './note.tsx';
import { screens } from './screens.ts';
import { SlipPaper } from './slips/slip-paper.tsx';

const texts = defineTexts({
  ru: {
    toContent: 'К содержанию',
    desk: 'Кафедра выдачи',
    sections: 'Разделы',
    portal: 'Каталог',
    keys: 'Клавиши',
    security: 'Вход и безопасность',
    signOut: 'Выйти',
    loading: 'Загружаем…',
    unsent: (lines: string) =>
      `Пока выйти нельзя: не отправлено ${lines}. Дождитесь отправки или разберите их в журнале.`,
    lines: forms({ one: 'запись', few: 'записи', many: 'записей', other: 'записи' }),
    notFound: 'Такой страницы нет',
    back: 'На кафедру выдачи',
  },
  en: {
    toContent: 'Skip to content',
    desk: 'Lending desk',
    sections: 'Sections',
    portal: 'Catalogue',
    keys: 'Keys',
    security: 'Sign-in and security',
    signOut: 'Sign out',
    loading: 'Loading…',
    unsent: (lines: string) =>
      `You cannot sign out yet: ${lines} not sent. Wait until everything is sent, or deal with it in the journal.`,
    lines: forms({ one: 'entry', other: 'entries' }),
    notFound: 'Page not found',
    back: 'Back to the desk',
  },
});

/** The staff's desk: what stays while screens come and go. */
export function Desk() {
  const t = useTexts(texts);
  const library = useTexts(libraryTexts);
  const account = useAccount();
  const chosen = language.use();
  const signOut = useSignOut('/desk/sign-in', endCarrying);
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
          <span class="quiet desk-tagline">{t.desk}</span>
        </Link>
        <nav class="row" aria-label={t.sections}>
          {inHead.map(({ path, name }) => (
            <Section key={path} to={path} name={name[chosen]} />
          ))}
        </nav>
        <div class="row desk-tools">
          <QueueMark />
          {maySee('staff', account) && (
            <span class="with-keyboard">
              <Button kind="plain" onPress={() => perform('sheet')}>
                <Keyboard aria-hidden="true" />
                {t.keys}
              </Button>
            </span>
          )}
          <a class="button button-plain" href="/">
            {t.portal}
          </a>
          <LanguageChoice />
          {maySee('staff', account) && (
            <Link href="/desk/security" className="button button-plain" aria-label={t.security}>
              <ShieldCheck aria-hidden="true" />
            </Link>
          )}
          {account && (
            <Button
              kind="plain"
              label={`${t.signOut}: ${account.full_name}`}
              busy={signOut.isPending}
              onPress={() => void leave()}
            >
              <LogOut aria-hidden="true" />
              <span class="desk-who">{account.full_name}</span>
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
      {signOut.error && (
        <div class="desk-refusal no-print">
          <Trouble error={signOut.error} />
        </div>
      )}
      {/* Before the screens, so that a screen that hears scans itself comes after it. */}
      <DeskWork />
      <Suspense fallback={<Waiting label={t.loading} />}>
        <Screens
          screens={screens}
          signIn="/desk/sign-in"
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
      </Suspense>
      <DeskKeys />
      <Note />
      <SlipPaper />
    </div>
  );
}

/** A section of the desk, marked while any of its screens is open. */
function Section({ to, name }: { to: string; name: string }) {
  const [location] = useLocation();
  const open = location === to || location.startsWith(`${to}/`);
  return (
    <Link href={to} className="button button-plain desk-section" aria-current={open ? 'page' : undefined}>
      {name}
    </Link>
  );
}
