import { BookMarked, CreditCard, LibraryBig, Search, UserRound, Bookmark } from 'lucide-preact';
import { Suspense } from 'preact/compat';
import { Link, useRoute } from 'wouter-preact';
import { ButtonLink } from '../design/button.tsx';
import { Waiting } from '../design/waiting.tsx';
import { LanguageChoice } from '../house/language-choice.tsx';
import { defineTexts, useTexts } from '../house/language.ts';
import { libraryTexts } from '../house/screen.tsx';
import { Screens } from '../house/screens.tsx';
import { useAccount } from '../house/session.ts';
import { ActingFor } from './acting-for.tsx';
import { NotFound } from './not-found.tsx';
import { screens } from './screens.ts';

const texts = defineTexts({
  ru: {
    toContent: 'К содержанию',
    sections: 'Разделы',
    search: 'Поиск',
    loans: 'Книги',
    holds: 'Брони',
    card: 'Билет',
    me: 'Кабинет',
    signIn: 'Войти',
    loading: 'Загружаем…',
  },
  en: {
    toContent: 'Skip to content',
    sections: 'Sections',
    search: 'Search',
    loans: 'Loans',
    holds: 'Holds',
    card: 'Card',
    me: 'Account',
    signIn: 'Sign in',
    loading: 'Loading…',
  },
});

/** The readers' portal: what stays while screens come and go. */
export function Portal() {
  const t = useTexts(texts);
  const library = useTexts(libraryTexts);
  const account = useAccount();
  return (
    <div class="portal">
      <a class="skip" href="#main">
        {t.toContent}
      </a>
      <header class="portal-head no-print">
        <Link href="/" className="wordmark">
          <LibraryBig class="icon" aria-hidden="true" />
          {library.name}
        </Link>
        <div class="row">
          <LanguageChoice />
          {account ? (
            <Link href="/me" className="button button-plain">
              <UserRound aria-hidden="true" />
              <span class="wide-only">{account.full_name}</span>
              <span class="narrow-only visually-hidden">{t.me}</span>
            </Link>
          ) : (
            <ButtonLink to="/sign-in" kind="plain">
              {t.signIn}
            </ButtonLink>
          )}
        </div>
      </header>
      <ActingFor />
      <Suspense fallback={<Waiting label={t.loading} />}>
        <Screens screens={screens} signIn="/sign-in" notFound={<NotFound />} />
      </Suspense>
      <nav class="portal-nav no-print" aria-label={t.sections}>
        <Section to="/search" icon={<Search aria-hidden="true" />} name={t.search} />
        <Section to="/me/loans" icon={<BookMarked aria-hidden="true" />} name={t.loans} />
        <Section to="/me/holds" icon={<Bookmark aria-hidden="true" />} name={t.holds} />
        <Section to="/me/card" icon={<CreditCard aria-hidden="true" />} name={t.card} />
      </nav>
    </div>
  );
}

type SectionProps = { to: string; icon: preact.VNode; name: string };

function Section({ to, icon, name }: SectionProps) {
  const [open] = useRoute(to);
  return (
    <Link href={to} className="section" aria-current={open ? 'page' : undefined}>
      {icon}
      {name}
    </Link>
  );
}
